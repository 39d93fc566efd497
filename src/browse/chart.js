/* Statistics as bars: what has one unit stands in one chart, the largest value fills the width. */
const BAR = { height: 22, label: 150, width: 360, value: 96 };

function clip(text, columns) {
    let width = 0, end = 0;
    for (const character of text) {
        width += character.codePointAt(0) > 0xff ? 2 : 1;
        if (width > columns) return `${text.slice(0, end)}…`;
        end += character.length;
    }
    return text;
}

/* The period stands there where it tells two bars apart. */
function barLabel(statistic, statistics) {
    const { indicator, period } = statistic;
    const isAlone = statistics.filter(other => other.indicator === indicator).length < 2;
    return isAlone || !period ? clip(indicator, 22) : `${clip(indicator, Math.max(6, 21 - period.length))} ${clip(dateText(period), 14)}`;
}

function bar(statistic, row, largest, statistics) {
    const y = row * BAR.height, room = BAR.width - BAR.label - BAR.value;
    const length = Math.max(1, Math.abs(statistic.value) / largest * room);
    const label = [statistic.indicator, dateText(statistic.period)].filter(Boolean).join(' ');
    return svg('g', {},
        svg('title', {}, `${label}: ${figureText(statistic.value, statistic.unit)}`),
        svg('text', { x: BAR.label - 6, y: y + 15, 'text-anchor': 'end' }, barLabel(statistic, statistics)),
        svg('rect', { x: BAR.label, y: y + 4, width: length, height: BAR.height - 8, rx: 2, class: statistic.value < 0 ? 'negative' : 'bar' }),
        svg('text', { x: BAR.label + length + 5, y: y + 15, class: 'figure' }, figureText(statistic.value, statistic.unit)));
}

function barChart(statistics) {
    const largest = Math.max(...statistics.map(statistic => Math.abs(statistic.value))) || 1;
    return svg('svg', {
        class: 'chart', viewBox: `0 0 ${BAR.width} ${statistics.length * BAR.height}`, role: 'img',
        'aria-label': say('chart'),
    }, statistics.map((statistic, row) => bar(statistic, row, largest, statistics)));
}

/* A chart for each unit that several values have: money and percentages first. */
function charts(statistics) {
    const groups = new Map();
    for (const statistic of statistics) {
        if (!isFinite(statistic.value)) continue;
        if (!groups.has(statistic.unit)) groups.set(statistic.unit, []);
        groups.get(statistic.unit).push(statistic);
    }
    const rank = unit => (unit === 'CNY' ? 0 : unit === '%' ? 1 : 2);
    return [...groups].filter(([, group]) => group.length > 1)
        .sort((a, b) => rank(a[0]) - rank(b[0]) || b[1].length - a[1].length).slice(0, 3)
        .map(([, group]) => barChart(group.slice(0, 12)));
}
