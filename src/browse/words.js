'use strict';

/* What the page says of itself, and what the ontology's terms are called. */
const WORDS = {
    zh: {
        language: 'English', languageHint: 'Switch to English', theme: '明暗', skip: '跳到内容',
        search: '搜索名称、简称或拼音首字母', searchHint: '按 / 开始搜索',
        tabs: '视图', overview: '总览', around: '关系', parks: '园区', companies: '企业', projects: '项目',
        articles: '文章', results: '结果', filters: '筛选', clear: '清除筛选', class: '类别', place: '地区',
        anyPlace: '全部地区', anyIndustry: '全部产业', industryFilter: '产业', amount: '投资额（亿元）',
        amountFrom: '至少', amountTo: '至多', date: '时间（年或年-月）', dateFrom: '从', dateTo: '到',
        found: n => `${n} 个实体`, foundOf: (n, all) => `${n} / ${all} 个实体`, more: n => `再显示 ${n} 个`,
        none: '没有符合条件的实体', close: '关闭', back: '返回', zoomIn: '放大', zoomOut: '缩小', fit: '适合窗口',
        picture: '图：拖动平移，滚轮或双指缩放；方向键平移，+ − 缩放，0 复位', download: '保存 SVG',
        namesOther: '别名', facts: '事实', incoming: '被提到于', statistics: '统计数据', people: '人物',
        evidence: n => `${n} 处原文`, sourceOf: '出处', noEvidence: '背景知识，文章未述', showAround: '看关系',
        mentions: '提到它的文章', sentenceFacts: '这句话说的事实', file: '文件', chars: '字符',
        publisher: '来源', published: '日期', gap: '……', sort: '排序', name: '名称', city: '城市', parkColumn: '园区',
        level: '级别', nCompanies: '企业数', nProjects: '项目数', investmentSum: '项目投资', industries: '产业',
        investors: '投资方', status: '状态', when: '时间', article: '文章', nFacts: '事实数', document: '文件',
        indicator: '指标', period: '时期', value: '数值', chart: '图表', unknown: '不明', others: n => `另有 ${n} 个`,
        chooseAround: '先在列表或图中选择一个实体', edge: '关系', fold: '图中合并的实体', total: '合计',
        table: '表', ascending: '升序', descending: '降序', unitOther: '其他', shown: (n, all) => `显示 ${n} / ${all} 行`,
        path: '关系图', noPicture: '这幅图无法显示', pictures: '图', chain: '产业链', timeline: '项目进度', neighbourhood: '园区', about: n => `${n} 篇文章`, inArticle: '原文', step: '当前',
    },
    en: {
        language: '中文', languageHint: '切换到中文', theme: 'Light or dark', skip: 'Skip to content',
        search: 'Search names, short names, pinyin initials', searchHint: 'Press / to search',
        tabs: 'Views', overview: 'Overview', around: 'Relations', parks: 'Parks', companies: 'Companies',
        projects: 'Projects', articles: 'Articles', results: 'Results', filters: 'Filters',
        clear: 'Clear filters', class: 'Class', place: 'Place', anyPlace: 'Any place',
        anyIndustry: 'Any industry', industryFilter: 'Industry', amount: 'Investment (100 million yuan)',
        amountFrom: 'from', amountTo: 'to', date: 'Date (year or year-month)', dateFrom: 'from', dateTo: 'to',
        found: n => `${n} entities`, foundOf: (n, all) => `${n} of ${all} entities`, more: n => `Show ${n} more`,
        none: 'No entity fits', close: 'Close', back: 'Back', zoomIn: 'Zoom in', zoomOut: 'Zoom out',
        fit: 'Fit', picture: 'Picture: drag to pan, wheel or pinch to zoom; arrow keys pan, + − zoom, 0 resets',
        download: 'Save SVG', namesOther: 'Other names', facts: 'Facts', incoming: 'Stated of it elsewhere',
        statistics: 'Statistics', people: 'People', evidence: n => (n === 1 ? '1 sentence' : `${n} sentences`),
        sourceOf: 'Source', noEvidence: 'Background knowledge, not from an article', showAround: 'Show relations',
        mentions: 'Articles that name it', sentenceFacts: 'What this sentence states', file: 'File',
        chars: 'characters', publisher: 'Publisher', published: 'Date', gap: '…', sort: 'Sort', name: 'Name',
        city: 'City', parkColumn: 'Park', level: 'Level', nCompanies: 'Companies', nProjects: 'Projects',
        investmentSum: 'Investment', industries: 'Industries', investors: 'Investors', status: 'Status',
        when: 'When', article: 'Article', nFacts: 'Facts', document: 'File', indicator: 'Indicator',
        period: 'Period', value: 'Value', chart: 'Chart', unknown: 'unknown', others: n => `${n} more`,
        chooseAround: 'Choose an entity in the list or the picture first', edge: 'Relation',
        fold: 'Entities folded in the picture', total: 'total', table: 'Table', ascending: 'ascending',
        descending: 'descending', unitOther: 'Other', shown: (n, all) => `${n} of ${all} rows shown`,
        path: 'Relations', noPicture: 'This picture cannot be shown', pictures: 'Pictures', chain: 'Industries', timeline: 'Time line', neighbourhood: 'Park', about: n => `${n} articles`, inArticle: 'Article',
        step: 'now',
    },
};

/* Local names of the ontology → [Chinese, English, Chinese from the object's side, English …]. */
const TERMS = {
    Park: ['园区', 'Park'], Company: ['企业', 'Company'], Project: ['项目', 'Project'],
    Province: ['省', 'Province'], City: ['市', 'City'], District: ['区县', 'District'],
    Region: ['区域', 'Region'], Organization: ['机构', 'Organisation'], Person: ['人物', 'Person'],
    Industry: ['产业', 'Industry'],
    locatedIn: ['位于', 'Located in', '内有', 'Location of'],
    partOf: ['属于', 'Part of', '下设', 'Has part'],
    investor: ['投资方', 'Investor', '投资', 'Investor of'],
    subsidiaryOf: ['隶属', 'Subsidiary of', '子公司', 'Has subsidiary'],
    acquired: ['收购', 'Acquired', '收购方', 'Acquired by'],
    cooperatesWith: ['合作', 'Cooperates with', '合作', 'Cooperates with'],
    worksFor: ['任职于', 'Works for', '人物', 'People'],
    industry: ['产业', 'Industry', '从业者', 'Industry of'],
    investment: ['投资额', 'Investment'], annualOutput: ['年产值', 'Annual output'],
    landArea: ['占地面积', 'Land area'], floorArea: ['建筑面积', 'Floor area'],
    jobs: ['就业人数', 'Jobs'], status: ['状态', 'Status'], startDate: ['开工时间', 'Start date'],
    completionDate: ['建成时间', 'Completion date'], signDate: ['签约时间', 'Sign date'],
    position: ['职务', 'Position'], honour: ['荣誉', 'Honour'], level: ['级别', 'Level'],
    signed: ['已签约', 'signed'], started: ['已开工', 'started'], completed: ['已竣工', 'completed'],
    operating: ['已投产', 'operating'],
    NationalHighTechZone: ['国家高新区', 'national high-tech zone'],
    NationalEconomicZone: ['国家级经开区', 'national economic zone'],
    NationalNewArea: ['国家级新区', 'national new area'],
};

let language = 'zh';
let ontologyLabels = {}; /* local name → Chinese, as the ontology that made the graph says */

/* A word of the page, with numbers filled in. */
function say(key, ...numbers) {
    const word = WORDS[language][key];
    return typeof word === 'function' ? word(...numbers) : word;
}

/* A term of the ontology; one that the table lacks goes by its own name. */
function termLabel(local, isInverse = false) {
    const labels = Object.hasOwn(TERMS, local) ? TERMS[local] : null;
    if (language === 'zh' && !isInverse && Object.hasOwn(ontologyLabels, local)) return ontologyLabels[local];
    if (!labels) return isInverse ? `← ${local}` : local;
    const at = (language === 'zh' ? 0 : 1) + (isInverse && labels.length > 2 ? 2 : 0);
    return labels[at];
}
