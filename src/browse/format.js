/* Numbers as people write them. */
const MONEY = new Set(['investment', 'annualOutput']);
const AREAS = new Set(['landArea', 'floorArea']);
const DATES = new Set(['signDate', 'startDate', 'completionDate']);
const STATUSES = ['signed', 'started', 'completed', 'operating'];
const CURRENCIES = { CNY: '元', USD: '美元', EUR: '欧元', HKD: '港元', JPY: '日元', GBP: '英镑', TWD: '新台币', KRW: '韩元' };

/* Up to four digits that matter, no zeros behind the point. */
function plainNumber(value) {
    const digits = Math.abs(value) >= 1000 ? Math.round(value * 10) / 10 : Number(value.toPrecision(4));
    return digits.toLocaleString('en-US', { maximumFractionDigits: 6 });
}

function scaled(value, unit) {
    const size = Math.abs(value);
    if (language === 'en') {
        if (size >= 1e9) return `${plainNumber(value / 1e9)} bn ${unit}`.trim();
        if (size >= 1e6) return `${plainNumber(value / 1e6)} m ${unit}`.trim();
        return `${plainNumber(value)} ${unit}`.trim();
    }
    if (size >= 1e8) return `${plainNumber(value / 1e8)}亿${unit}`;
    if (size >= 1e4) return `${plainNumber(value / 1e4)}万${unit}`;
    return plainNumber(value) + unit;
}

function moneyText(value, currency = 'CNY') {
    if (language === 'en') return scaled(value, currency === 'CNY' ? 'yuan' : currency);
    return scaled(value, Object.hasOwn(CURRENCIES, currency) ? CURRENCIES[currency] : currency);
}

function areaText(value) {
    if (value >= 1e6) return `${plainNumber(value / 1e6)} ${language === 'en' ? 'km²' : '平方公里'}`;
    return scaled(value, language === 'en' ? 'm²' : '平方米');
}

/* "USD30000000", as an amount in another currency is called; or null. */
function foreignAmount(text) {
    const parts = /^([A-Z]{3})(\d+(?:\.\d+)?)$/.exec(text);
    return parts && { currency: parts[1], value: Number(parts[2]) };
}

function figureText(value, unit) {
    if (/^[A-Z]{3}$/.test(unit)) return moneyText(value, unit);
    if (unit === 'm2') return areaText(value);
    if (unit === '%') return `${plainNumber(value)}%`;
    return scaled(value, unit);
}

/* "--06" and "--06-08" are dates without a year, "2021-01/2021-06" is a time. */
function dateText(text) {
    if (text.includes('/')) return text.split('/').map(dateText).join(' – ');
    const parts = /^--(\d\d)(?:-(\d\d))?$/.exec(text);
    if (!parts) return text;
    const [month, day] = [Number(parts[1]), Number(parts[2])];
    if (language === 'zh') return day ? `${month}月${day}日` : `${month}月`;
    const name = new Date(2000, month - 1).toLocaleString('en', { month: 'long' });
    return day ? `${day} ${name}` : name;
}

/* The object of a fact that is no entity. */
function valueText(property, value) {
    const foreign = MONEY.has(property) && foreignAmount(value);
    if (foreign) return moneyText(foreign.value, foreign.currency);
    if (MONEY.has(property) && isFinite(value)) return moneyText(Number(value));
    if (AREAS.has(property) && isFinite(value)) return areaText(Number(value));
    if (property === 'jobs' && isFinite(value)) return scaled(Number(value), language === 'zh' ? '人' : '');
    if (property === 'status' || property === 'level') return termLabel(value);
    if (DATES.has(property)) return dateText(value);
    return value;
}

/* First and last day that a date ("2021", "2021-06", "2021-06-08", "2021-01/2021-09") may mean, as
   text that sorts; null where it has no year. */
function dateSpan(text) {
    const parts = text.split('/');
    const first = /^\d{4}(-\d\d){0,2}$/, last = parts[parts.length - 1];
    if (!first.test(parts[0]) || !first.test(last)) return null;
    return [parts[0].padEnd(10, '-01').slice(0, 10), last + '-12-31'.slice(last.length - 4)];
}
