/* src/page/: each case is a damaged page and what a careful reader restores. The near-misses look
   like damage and are none. Every character must know its place in the document. */
#include "page/page.h"
#include "source_reading.h"

typedef struct {
    const char *name, *ending, *text, *page;
} Case;

/* A page is shown as its articles (=), headings (#) and paragraphs, a line a sentence. */
static const Case cases[] = {
    /* ---- hard wraps ---- */
    {"wraps with blank lines, inside words and numbers", ".txt",
     "青溪高新区新材料产业园扩容\n\n"
     "青溪高新区新材料产业园二期近日开\n\n"
     "工，工程总投资23.6亿元，占地1\n\n"
     "800亩，计划2024年10月竣工，由青\n\n"
     "溪城市建设投资开发有限公司建设。\n\n"
     "园区现有企业42家，去年实现产值1\n\n"
     "06.8亿元，同比增长15.2%，税收6\n\n"
     ".4亿元。\n\n"
     "园区管委会主任方毅说，20\n\n"
     "25年计划引进亿元以上项目25个。\n",
     "= 青溪高新区新材料产业园扩容\n"
     "# 青溪高新区新材料产业园扩容\n"
     "  青溪高新区新材料产业园二期近日开工，工程总投资23.6亿元，占地1800亩，计划2024年10月竣工，"
     "由青溪城市建设投资开发有限公司建设。\n"
     "  园区现有企业42家，去年实现产值106.8亿元，同比增长15.2%，税收6.4亿元。\n"
     "  园区管委会主任方毅说，2025年计划引进亿元以上项目25个。\n"},
    {"wraps with indents", ".txt",
     "云岭高新区的数据生意\n"
     "本报记者 石磊磊\n"
     "　　云岭高新区地处宁州市，规划面积26平\n"
     "方公里，由东岭园、西塘园组成。\n"
     "　　去年，云岭高新区软件业收入342亿元，\n"
     "同比增长58.4%。园区内现有企业1100家。\n"
     "　　云岭数据有限公司投资7.5亿元建设算力\n"
     "中心项目。项目占地52亩，提供就业岗位32\n"
     "0个。\n",
     "= 云岭高新区的数据生意\n"
     "# 云岭高新区的数据生意\n"
     "  云岭高新区地处宁州市，规划面积26平方公里，由东岭园、西塘园组成。\n"
     "  去年，云岭高新区软件业收入342亿元，同比增长58.4%。\n"
     "  园区内现有企业1100家。\n"
     "  云岭数据有限公司投资7.5亿元建设算力中心项目。\n"
     "  项目占地52亩，提供就业岗位320个。\n"},
    {"a first line without its indent is no heading", ".txt",
     "数字经济看青溪\n\n"
     "近年来，青溪高新区全面推进数字\n\n"
     "经济“一号工程”，产业链条越来越长，带\n\n"
     "动效应越来越强。\n\n"
     "走进宁州朗科智能科技股份有限\n\n"
     "公司（简称“朗科智能”）的大楼，工程师\n\n"
     "们正在忙着为客户设计制造执行系统。\n\n"
     "凭借在工业自动化领域深耕十\n\n"
     "载的积累，朗科智能入选国家级专精特新\n\n"
     "企业名单。\n\n"
     "数据显示，前三季度，青溪高新区\n\n"
     "数字经济核心产业营收为479.4亿元，同\n\n"
     "比增长20.4%。\n",
     "= 数字经济看青溪\n"
     "# 数字经济看青溪\n"
     "  近年来，青溪高新区全面推进数字经济“一号工程”，产业链条越来越长，带动效应越来越强。\n"
     "  走进宁州朗科智能科技股份有限公司（简称“朗科智能”）的大楼，工程师们正在忙着为客户设计制造"
     "执行系统。\n"
     "  凭借在工业自动化领域深耕十载的积累，朗科智能入选国家级专精特新企业名单。\n"
     "  数据显示，前三季度，青溪高新区数字经济核心产业营收为479.4亿元，同比增长20.4%。\n"},
    {"a Latin word after a wrap keeps its blank", ".txt",
     "园区来了新伙伴\n\n德国企业Klein\nFluid与青溪高新区签约。\n",
     "= 园区来了新伙伴\n# 园区来了新伙伴\n  德国企业Klein Fluid与青溪高新区签约。\n"},
    /* ---- blanks ---- */
    {"letters set apart", ".txt",
     "青 溪 高 新 区 二 期   开 工\n\n"
     "由 青 溪 城 投 公 司 建 设 ， 投 资 2 3 . 6 亿 元 ， 占 地 1800 亩 ， 装 机 5 GW ， 2 0 2 4 "
     "年 竣 工 。\n",
     "= 青溪高新区二期 开工\n"
     "# 青溪高新区二期 开工\n"
     "  由青溪城投公司建设，投资23.6亿元，占地1800亩，装机5GW，2024年竣工。\n"},
    {"numbers torn apart, and two that stand side by side", ".txt",
     "青溪高新区签约\n\n"
     "园区20 24年投资3 000万元，增长15. 2%，前三年分别为 21 35 42 亿元，型号为X 50 Pro。\n",
     "= 青溪高新区签约\n"
     "# 青溪高新区签约\n"
     "  园区2024年投资3000万元，增长15.2%，前三年分别为21 35 42亿元，型号为X 50 Pro。\n"},
    {"what cannot be seen", ".txt",
     "青溪\u200b高新区签约\n\n园\u00ad区\ufeff投资3\u200c亿\u00a0元。\n",
     "= 青溪高新区签约\n# 青溪高新区签约\n  园区投资3亿元。\n"},
    {"mark-up left in the text", ".txt",
     "青溪高新区签约\n\n"
     "&nbsp;&nbsp;&nbsp;&nbsp;园区<b>投资</b>**3亿元**，&ldquo;双创&rdquo;项目3 * 4个。<br/>\n\n"
     "![](images/12ab.jpg)\n\n---\n\n项目下月开工。\n",
     "= 青溪高新区签约\n# 青溪高新区签约\n"
     "  园区投资3亿元，“双创”项目3*4个。\n"
     "  项目下月开工。\n"},
    {"signs that are none", ".txt", "青溪高新区签约\n\nR&D投资3亿元，规格5*6，a<b，C#2**个。\n",
     "= 青溪高新区签约\n# 青溪高新区签约\n  R&D投资3亿元，规格5*6，a<b，C#2**个。\n"},
    /* ---- paragraphs that break off ---- */
    {"a caption inside a word", ".txt",
     "云岭高新区：老厂房里的新产业\n\n"
     "云岭高新区的黔山重型机械有限公司投资2.4亿元建设矿山\n\n"
     "装备再制造项目，项目于2022年11\n\n"
     "黔山重型机械有限公司的装配车间。 资料图片\n\n"
     "月开工，预计年产值5亿元。\n",
     "= 云岭高新区：老厂房里的新产业\n"
     "# 云岭高新区：老厂房里的新产业\n"
     "  云岭高新区的黔山重型机械有限公司投资2.4亿元建设矿山装备再制造项目，项目于2022年11月开工，"
     "预计年产值5亿元。\n"},
    {"the first line of a paragraph alone", ".md",
     "# 宁州高新区：两项目入选\n\n"
     "宁州高新区的两个项目入选省级名单。\n\n"
     "宁州飞翎电子有限公司拥有行\n\n"
     "业先进的生产制造设备，是重要的研发基地。\n\n"
     "“前方到站，需要下车\n\n"
     "的乘客请做好准备。”广播响起。\n",
     "= 宁州高新区：两项目入选\n"
     "# 宁州高新区：两项目入选\n"
     "  宁州高新区的两个项目入选省级名单。\n"
     "  宁州飞翎电子有限公司拥有行业先进的生产制造设备，是重要的研发基地。\n"
     "  “前方到站，需要下车的乘客请做好准备。”\n"
     "  广播响起。\n"},
    {"two articles that a column break tangles", ".txt",
     "东岭新区：数据中心依山而建\n\n"
     "本报讯 东岭新区的数据中心已有14座，总占地11184亩。\n\n"
     "最早的是中山电信，随后云上东岭公司把服务器搬进山洞，云上东岭数据中心2021年\n\n"
     "西塘产业园推介7960亩热土\n\n"
     "本报讯 西塘新区昨日举行产业园推介会，园区已建成标准厂房140万平方米。\n\n"
     "园区负责人李琦介绍，企业陆续入园，其中，西塘显示技术公司的微显示器件生产线\n\n"
     "5月正式投入运营，是东岭新区最大的一座。\n\n"
     "东岭新区的数据中心还在增加，电信和互联网企业都来了。\n\n"
     "投资34亿元，月产晶圆6000片，让西塘新区用上了自己的微显示器件。\n\n"
     "推介会上，西塘产业园签约11个项目。\n",
     "= 东岭新区：数据中心依山而建\n"
     "# 东岭新区：数据中心依山而建\n"
     "  东岭新区的数据中心已有14座，总占地11184亩。\n"
     "  最早的是中山电信，随后云上东岭公司把服务器搬进山洞，云上东岭数据中心2021年5月正式投入运营，"
     "是东岭新区最大的一座。\n"
     "  东岭新区的数据中心还在增加，电信和互联网企业都来了。\n"
     "= 西塘产业园推介7960亩热土\n"
     "# 西塘产业园推介7960亩热土\n"
     "  西塘新区昨日举行产业园推介会，园区已建成标准厂房140万平方米。\n"
     "  "
     "园区负责人李琦介绍，企业陆续入园，其中，西塘显示技术公司的微显示器件生产线投资34亿元，月产晶"
     "圆6000片，让西塘新区用上了自己的微显示器件。\n"
     "  推介会上，西塘产业园签约11个项目。\n"},
    {"an end that got lost takes nothing in its place", ".txt",
     "云岭高新区招商忙\n\n"
     "本报讯 云岭高新区推进“拿地即开\n\n"
     "“我们是园区的第一家企业。”负责人说。\n",
     "= 云岭高新区招商忙\n"
     "# 云岭高新区招商忙\n"
     "  云岭高新区推进“拿地即开\n"
     "  “我们是园区的第一家企业。”\n"
     "  负责人说。\n"},
    {"items of a list are no paragraph", ".txt",
     "云岭高新区重点项目一览\n\n"
     "一、新签约项目\n\n"
     "1.湖川航空铝材项目，总投资10.5亿元，占地200亩\n\n"
     "2.云岭智能重卡项目，总投资8亿元\n\n"
     "二、竣工投产项目\n\n"
     "（一）圣安生物产业园，投资5亿元，2022年9月投产\n\n"
     "（二）物联网项目，年产值12亿元\n",
     "= 云岭高新区重点项目一览 一、新签约项目\n"
     "# 云岭高新区重点项目一览\n"
     "# 一、新签约项目\n"
     "  1.湖川航空铝材项目，总投资10.5亿元，占地200亩\n"
     "  2.云岭智能重卡项目，总投资8亿元\n"
     "# 二、竣工投产项目\n"
     "  （一）圣安生物产业园，投资5亿元，2022年9月投产\n"
     "  （二）物联网项目，年产值12亿元\n"},
    /* ---- articles and headlines ---- */
    {"a headline in the middle of another article's paragraph", ".txt",
     "园区动态\n\n"
     "本报讯 3月16日，合川高新区举行项目\n\n"
     "签约仪式，12个项目现场落户。其中，\n\n"
     "传感器项目建筑面积9.6万平方米，计划今\n\n\n"
     "动力谷里跑出“加速度”\n\n"
     "——株川高新区见闻\n\n\n"
     "▶ 本报记者 欧阳岚 通讯员 刘一苇\n\n\n"
     "年6月开工、2025年3月竣工，预计年产\n\n"
     "值22亿元。\n\n"
     "合川高新区负责人说，园区会服务好项目。\n\n\n"
     "走进株川高新区动力谷，厂房里机器人手\n\n"
     "臂正有节奏地装配电机。\n\n\n"
     "合川高新区：十二个项目集中签约\n",
     "= 园区动态 合川高新区：十二个项目集中签约\n"
     "# 园区动态\n"
     "# 合川高新区：十二个项目集中签约\n"
     "  3月16日，合川高新区举行项目签约仪式，12个项目现场落户。\n"
     "  其中，传感器项目建筑面积9.6万平方米，计划今年6月开工、2025年3月竣工，预计年产值22亿元。\n"
     "  合川高新区负责人说，园区会服务好项目。\n"
     "= 动力谷里跑出“加速度” ——株川高新区见闻\n"
     "# 动力谷里跑出“加速度”\n"
     "# ——株川高新区见闻\n"
     "  走进株川高新区动力谷，厂房里机器人手臂正有节奏地装配电机。\n"},
    {"subheadings stay in their article", ".md",
     "# 青溪高新区厚植新动能\n\n► 汤天 吕科\n\n青溪高新区动作不断。\n\n"
     "## 强化创新驱动\n\n清朗科技登陆科创板。\n\n# 宁州新区:两项目入选\n\n本报讯 两个项目入选。\n",
     "= 青溪高新区厚植新动能\n"
     "# 青溪高新区厚植新动能\n"
     "  青溪高新区动作不断。\n"
     "# 强化创新驱动\n"
     "  清朗科技登陆科创板。\n"
     "= 宁州新区:两项目入选\n"
     "# 宁州新区:两项目入选\n"
     "  两个项目入选。\n"},
    {"a heading that turns to another place", ".txt",
     "银川经开区：链主企业再扩产\n\n"
     "银川经开区的单晶硅项目全部投产，年产值200亿元。\n\n"
     "产业集群加速形成\n\n"
     "今年以来，银川经开区新引进配套企业18家。\n\n"
     "石嘴山高新区引来储能项目\n\n"
     "6月8日，石嘴山高新区签约储能系统集成项目，占地160亩。\n",
     "= 银川经开区：链主企业再扩产\n"
     "# 银川经开区：链主企业再扩产\n"
     "  银川经开区的单晶硅项目全部投产，年产值200亿元。\n"
     "# 产业集群加速形成\n"
     "  今年以来，银川经开区新引进配套企业18家。\n"
     "= 石嘴山高新区引来储能项目\n"
     "# 石嘴山高新区引来储能项目\n"
     "  6月8日，石嘴山高新区签约储能系统集成项目，占地160亩。\n"},
    {"one that only compares with it", ".txt",
     "银川经开区：链主企业再扩产\n\n"
     "银川经开区的单晶硅项目全部投产，苏州企业也来了。\n\n"
     "营商环境对标苏州\n\n"
     "园区新引进苏州的配套企业18家。\n\n"
     "招商盯住深圳\n\n"
     "今年园区的招商小分队出门12次。\n",
     "= 银川经开区：链主企业再扩产\n"
     "# 银川经开区：链主企业再扩产\n"
     "  银川经开区的单晶硅项目全部投产，苏州企业也来了。\n"
     "# 营商环境对标苏州\n"
     "  园区新引进苏州的配套企业18家。\n"
     "# 招商盯住深圳\n"
     "  今年园区的招商小分队出门12次。\n"},
    {"Markdown in plain text", ".txt", "# 青溪高新区厚植新动能\n\n青溪高新区动作不断。\n",
     "= 青溪高新区厚植新动能\n# 青溪高新区厚植新动能\n  青溪高新区动作不断。\n"},
    {"an exclamation is a part of its headline", ".txt",
     "11.8亿元！ 朗科系拿下一家“隐形冠军”\n\n朗科系昨日宣布并购。成了！双方握手。\n",
     "= 11.8亿元！ 朗科系拿下一家“隐形冠军”\n"
     "# 11.8亿元！ 朗科系拿下一家“隐形冠军”\n"
     "  朗科系昨日宣布并购。\n"
     "  成了！\n"
     "  双方握手。\n"},
    /* ---- columns ---- */
    {"two columns side by side", ".txt",
     "        青江新区电池产业链再延伸\n\n"
     "     5月18日，青江新区传来消息，青        区经济合作局局长周敏介绍，截\n"
     "江锂宝新材料有限公司投资18亿元的三      至4月底，青江新区落户电池产业链\n"
     "元正极材料扩能项目竣工投产，项目占      项目62个，总投资超过860亿元，建\n"
     "地320亩，年产值可达45亿元。             成投产项目24个。\n"
     "     锂宝公司成立于2017年，是国家         下一步，新区将围绕动力电池、\n"
     "高新技术企业。                          数字经济加快建设重大项目。\n",
     "= 青江新区电池产业链再延伸\n"
     "# 青江新区电池产业链再延伸\n"
     "  5月18日，青江新区传来消息，青江锂宝新材料有限公司投资18亿元的三元正极材料扩能项目竣工投产，"
     "项目占地320亩，年产值可达45亿元。\n"
     "  锂宝公司成立于2017年，是国家高新技术企业。\n"
     "  区经济合作局局长周敏介绍，截至4月底，青江新区落户电池产业链项目62个，总投资超过860亿元，"
     "建成投产项目24个。\n"
     "  下一步，新区将围绕动力电池、数字经济加快建设重大项目。\n"},
    {"cells are no columns", ".txt",
     "云岭高新区项目表\n\n"
     "云岭无人机总装生产线项目    12亿元\n"
     "云岭复合材料零部件项目      6.5亿元\n"
     "云岭动力电池回收利用项目    3亿元\n"
     "云岭数据中心二期建设项目    20亿元\n",
     "= 云岭高新区项目表\n"
     "# 云岭高新区项目表\n"
     "  云岭无人机总装生产线项目 12亿元\n"
     "  云岭复合材料零部件项目 6.5亿元\n"
     "  云岭动力电池回收利用项目 3亿元\n"
     "  云岭数据中心二期建设项目 20亿元\n"},
    {"narrow columns under short headlines", ".txt",
     "■ 园区传真\n\n苏江经开区\n12个项目集中开工\n\n"
     "本报讯 苏江经开区近日举行重大\n项目集中开工活动，12个项目总\n投资86亿元。其中，苏江长光光电\n"
     "技术股份有限公司的芯片项目总\n投资10.5亿元。\n（苏新轩）\n\n"
     "太江高新区\n迎来第500家德企\n\n"
     "本报讯 "
     "一家德国企业日前在太江\n高新区注册成立，成为太江第500\n家德资企业，主要生产激光切割设\n"
     "备，计划明年投产。            王 琪\n",
     "= ■ 园区传真 苏江经开区 12个项目集中开工\n"
     "# ■ 园区传真\n"
     "# 苏江经开区\n"
     "# 12个项目集中开工\n"
     "  苏江经开区近日举行重大项目集中开工活动，12个项目总投资86亿元。\n"
     "  其中，苏江长光光电技术股份有限公司的芯片项目总投资10.5亿元。\n"
     "= 太江高新区 迎来第500家德企\n"
     "# 太江高新区\n"
     "# 迎来第500家德企\n"
     "  一家德国企业日前在太江高新区注册成立，成为太江第500家德资企业，主要生产激光切割设备，"
     "计划明年投产。\n"},
    /* ---- what is printed around the sentences ---- */
    {"by-lines, datelines, credits", ".txt",
     "云岭高新区冲刺“双过半”\n"
     "2023-05-26 09:12:30  来源：云岭融媒体中心  编辑：罗毅  责编：胡晓\n"
     "新华社南昌6月30日电（记者 马锴）云岭高新区完成工业总产值186亿元。\n"
     "签约仪式现场  摄影 苏相轩\n"
     "井下工具项目投产。廖祥\n"
     "记者 黄荣杰\n",
     "= 云岭高新区冲刺“双过半”\n"
     "# 云岭高新区冲刺“双过半”\n"
     "  云岭高新区完成工业总产值186亿元。\n"
     "  井下工具项目投产。\n"},
    {"what only looks like a by-line", ".txt",
     "云岭高新区成为“第一战队”\n\n"
     "云岭高新区入选，成为打造国内一流、\n\n"
     "国际知名战略平台的“第一战队”。高能\n\n"
     "级战略平台建设是一项新举措。昨日，\n\n"
     "记者从云岭高新区获悉，园区的项目占\n\n"
     "地52亩。园区里，打印设备产业链上的\n\n"
     "来源于海外的订单去年增长了30%，新订\n\n"
     "单越来越多。\n",
     "= 云岭高新区成为“第一战队”\n"
     "# 云岭高新区成为“第一战队”\n"
     "  云岭高新区入选，成为打造国内一流、国际知名战略平台的“第一战队”。\n"
     "  高能级战略平台建设是一项新举措。\n"
     "  昨日，记者从云岭高新区获悉，园区的项目占地52亩。\n"
     "  园区里，打印设备产业链上的来源于海外的订单去年增长了30%，新订单越来越多。\n"},
    {"the furniture of a page", ".txt",
     "首页 / 政务公开 / 重大项目 / 正文\n"
     "2023年3月1日 星期三 第A05版 责任编辑 王芳\n"
     "云岭高新区重点项目集中开工\n"
     "字体：【大 中 小】  打印  关闭窗口\n"
     "5月25日，云岭高新区6个项目开工。\n"
     "上一篇：高新区召开招商工作推进会\n"
     "关于我们 | 联系我们 | 版权声明\n",
     "= 云岭高新区重点项目集中开工\n"
     "# 云岭高新区重点项目集中开工\n"
     "  5月25日，云岭高新区6个项目开工。\n"},
    /* ---- doubled text ---- */
    {"a headline with a shadow", ".txt",
     "数字经济数字经济，，创业创新创业创新主战场主战场\n\n青溪高新区动作不断。\n",
     "= 数字经济，创业创新主战场\n# 数字经济，创业创新主战场\n  青溪高新区动作不断。\n"},
    {"lines, sentences, characters twice", ".txt",
     "28亿元存储芯片项目落户青溪\n28亿元存储芯片项目落户青溪\n\n"
     "昨日，青溪高新区签约12个项目。昨日，青溪高新区签约12个项目。\n\n"
     "方毅说，高高新新区区将将做做好好服服务务保保障障。\n",
     "= 28亿元存储芯片项目落户青溪\n"
     "# 28亿元存储芯片项目落户青溪\n"
     "  昨日，青溪高新区签约12个项目。\n"
     "  方毅说，高新区将做好服务保障。\n"},
    {"what language doubles itself", ".txt",
     "方方面面齐努力\n\n大家高高兴兴签约，平平安安投产，天天向上，年产值8888万元。好！好！\n",
     "= 方方面面齐努力\n"
     "# 方方面面齐努力\n"
     "  大家高高兴兴签约，平平安安投产，天天向上，年产值8888万元。\n"
     "  好！\n  好！\n"},
    /* ---- blanks and cells ---- */
    {"blanks inside of numbers and sentences", ".txt",
     "云岭高新区速览\n\n2 0 2 1 年 7 月，HPE 昆山 创新谷开园，占地 208亩， 100% 入驻。\n",
     "= 云岭高新区速览\n# 云岭高新区速览\n  2021年7月，HPE昆山创新谷开园，占地208亩，100%入驻。\n"},
    {"cells of a table", ".md",
     "# 云岭高新区项目表\n\n| 项目 | 投资 | 占地 |\n|---|---|---|\n| 无人机项目 | 12 | 150 |\n\n"
     "项目都已开工。\n",
     "= 云岭高新区项目表\n# 云岭高新区项目表\n  项目 投资 占地\n  无人机项目 12 150\n"
     "  项目都已开工。\n"},
    /* ---- half-width punctuation ---- */
    {"dots for full stops", ".md",
     "# 云岭高新区起飞\n\n园区去年产值2.5亿元,全部投产.“底子好.”刘伟说,“值得‘来’.”他笑了.\n",
     "= 云岭高新区起飞\n"
     "# 云岭高新区起飞\n"
     "  园区去年产值2.5亿元,全部投产.\n"
     "  “底子好.”\n"
     "  刘伟说,“值得‘来’.”\n"
     "  他笑了.\n"},
};

/* Every character of the page is the document's at its place; a blank may stand for a wrap. */
static void check_places(const PgPage *page) {
    const PgDocument *document = page->document;
    uint32_t *at = g_new0(uint32_t, document->decoded_length + 1);
    for (uint32_t i = 0; i < document->n_chars; i++)
        at[document->origins[i]] = document->chars[i];
    for (uint32_t s = 0; s < page->n_sentences; s++) {
        PgSpan span = page->sentences[s].span;
        g_assert_cmpuint(span.start, <, span.end);
        for (uint32_t i = span.start; i < span.end; i++) {
            g_assert_cmpuint(page->origins[i], <, document->decoded_length);
            if (page->chars[i] != ' ')
                g_assert_cmpuint(page->chars[i], ==, at[page->origins[i]]);
        }
    }
    g_free(at);
}

static char *show_page(const PgPage *page) {
    GString *shown = g_string_new(NULL);
    for (uint32_t a = 0; a < page->n_articles; a++) {
        const PgArticle *article = &page->articles[a];
        g_string_append_printf(shown, "= %s\n", article->headline);
        for (uint32_t s = 0; s < article->n_sentences; s++) {
            const PgSentence *sentence = &page->sentences[article->first_sentence + s];
            PgSpan span = sentence->span;
            char *text = chars_to_text(page->chars + span.start, span.end - span.start);
            g_string_append_printf(shown, "%s %s\n", sentence->is_heading ? "#" : " ", text);
            g_free(text);
        }
    }
    return g_string_free(shown, FALSE);
}

static void test_cases(const void *ontology) {
    for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
        Reading reading = read_text(cases[i].ending, cases[i].text);
        PgArena *arena = pg_arena_new();
        PgPage *page = pg_page_new(document_of(&reading), ontology, arena);
        check_places(page);
        char *shown = show_page(page);
        if (strcmp(shown, cases[i].page)) {
            g_printerr("%s: expected\n%sfound\n%s\n", cases[i].name, cases[i].page, shown);
            g_test_fail();
        }
        g_free(shown);
        pg_arena_free(arena);
        reading_clear(&reading);
    }
}

typedef struct {
    const char *written, *read;
} Misread;

static const Misread misread[] = {
    {"园区的日标是年未前投产", "园区的目标是年末前投产"},
    {"营业收人223亿元，己经入驻", "营业收入223亿元，已经入驻"},
    {"2O25年产值3O亿元", "2025年产值30亿元"},
    {"很长一段时问里", "很长一段时间里"},
    /* Near-misses: what stands there is a word, or a name. */
    {"今日标志性项目动工，无人入驻，人才济济", "今日标志性项目动工，无人入驻，人才济济"},
    {"市委书记王力、副主任伍建民出席", "市委书记王力、副主任伍建民出席"},
    {"未来五年，自己动手，日前投产", "未来五年，自己动手，日前投产"},
    {"OLED面板、5G基站、IO模块", "OLED面板、5G基站、IO模块"},
    {"要引凤，先筑巢", "要引凤，先筑巢"},
    {"广东宝力纸品包装有限公司投产", "广东宝力纸品包装有限公司投产"},
    {"新入园企业20家，布科思机器人落户", "新入园企业20家，布科思机器人落户"},
};

static void test_misread(const void *ontology) {
    for (size_t i = 0; i < G_N_ELEMENTS(misread); i++) {
        char *text = g_strdup_printf("%s。\n", misread[i].written);
        Reading reading = read_text(".txt", text);
        PgArena *arena = pg_arena_new();
        PgPage *page = pg_page_new(document_of(&reading), ontology, arena);
        g_assert_cmpuint(page->n_sentences, ==, 1);
        PgSpan span = page->sentences[0].span;
        uint32_t n = span.end - span.start - 1; /* without 。 */
        char *written = chars_to_text(page->chars + span.start, n),
             *read = chars_to_text(page->folded + span.start, n);
        g_assert_cmpstr(written, ==, misread[i].written); /* a quotation stays as it is */
        g_assert_cmpstr(read, ==, misread[i].read);
        g_free(written);
        g_free(read);
        g_free(text);
        pg_arena_free(arena);
        reading_clear(&reading);
    }
}

int main(int argc, char **argv) {
    g_test_init(&argc, &argv, NULL);
    PgLog log = {NULL, NULL};
    PgOntology *ontology;
    if (pg_ontology_load("ontology", NULL, 0, &ontology, &log) != PG_OK)
        return 1;
    g_test_add_data_func("/page/repaired", ontology, test_cases);
    g_test_add_data_func("/page/misread", ontology, test_misread);
    int status = g_test_run();
    pg_ontology_free(ontology);
    return status;
}
