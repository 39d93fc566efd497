/* Tables of parks, companies, projects and articles: sorted by any column, a part shown at first. */
const TABLE_ROWS = 100;
const collator = new Intl.Collator('zh-CN', { numeric: true });
const sorting = {}; /* by view: {column, descending} */

const nameColumn = { key: 'name', value: entity => entity.name, cell: entity => entityLink(entity) };
const placeColumn = (key, cls) => ({
    key, value: entity => firstPlace(entity, cls)?.name || '',
    cell: entity => { const place = firstPlace(entity, cls); return place && entityLink(place); },
});
const inside = (place, cls) => (model.inside.get(place) || []).filter(entity => entity.cls === cls);
const countColumn = (key, count) => ({ key, isNumber: true, value: count, cell: entity => count(entity) || '' });

const figureColumn = property => ({
    label: () => termLabel(property), key: property, isNumber: true,
    value: entity => Math.max(0, ...valuesOf(entity, property).map(fact => Number(fact.value)).filter(isFinite)) || null,
    cell: entity => valuesOf(entity, property).map(fact => el('div', {}, evidenceLink(fact, valueText(property, fact.value)))),
});

const listColumn = (key, property) => ({
    key, value: entity => objectsOf(entity, property).map(object => object.name).join(' '),
    cell: entity => {
        const objects = objectsOf(entity, property), shown = objects.slice(0, objects.length > 4 ? 3 : 4);
        return [shown.map(object => el('div', {}, entityLink(object))), objects.length > shown.length && el('div', { class: 'quiet' }, say('others', objects.length - shown.length))];
    },
});

const statusColumn = {
    key: 'status', value: entity => STATUSES.indexOf(valuesOf(entity, 'status').at(-1)?.value) + 1 || null, isNumber: true, isText: true,
    cell: entity => valuesOf(entity, 'status').slice(-1).map(fact => evidenceLink(fact, termLabel(fact.value))),
};

const dateColumn = {
    key: 'when', value: entity => entity.facts.filter(fact => DATES.has(fact.property)).map(fact => fact.value).sort()[0] || '',
    cell: entity => entity.facts.filter(fact => DATES.has(fact.property)).map(fact =>
        el('div', {}, evidenceLink(fact, valueText(fact.property, fact.value)), ' ', el('span', { class: 'quiet' }, termLabel(fact.property)))),
};

const projectMoney = park => inside(park, 'Project').reduce((sum, project) => sum + (project.amount || 0), 0);

const TABLES = {
    Park: [nameColumn, placeColumn('city', 'City'),
        { key: 'level', value: park => valuesOf(park, 'level').map(fact => termLabel(fact.value)).join('、'), cell: park => valuesOf(park, 'level').map(fact => termLabel(fact.value)).join('、') },
        countColumn('nCompanies', park => inside(park, 'Company').length), countColumn('nProjects', park => inside(park, 'Project').length),
        { key: 'investmentSum', isNumber: true, value: park => projectMoney(park) || null, cell: park => (projectMoney(park) ? moneyText(projectMoney(park)) : '') },
        figureColumn('landArea'), listColumn('industries', 'industry')],
    Company: [nameColumn, placeColumn('city', 'City'), placeColumn('parkColumn', 'Park'), listColumn('industries', 'industry'),
        countColumn('nProjects', company => company.incoming.filter(fact => fact.property === 'investor').length),
        figureColumn('investment'), figureColumn('annualOutput')],
    Project: [nameColumn, placeColumn('city', 'City'), placeColumn('parkColumn', 'Park'), listColumn('investors', 'investor'),
        figureColumn('investment'), statusColumn, dateColumn, listColumn('industries', 'industry')],
    Article: [{ key: 'article', value: headlineOf, cell: article => el('a', { href: hashOf({ s: firstStating(article) }) }, bdi(headlineOf(article))) },
        { key: 'published', value: article => article.document.date || '', cell: article => bdi(article.document.date || '') },
        { key: 'publisher', value: article => article.document.publisher || '', cell: article => bdi(article.document.publisher || '') },
        countColumn('nFacts', article => article.nFacts),
        { key: 'document', value: article => article.document.name, cell: article => bdi(article.document.name, { class: 'file' }) }],
};

/* Where an article's reading begins: its first sentence that states something. */
function firstStating(article) {
    for (let s = article.first; s < article.first + article.n; s++)
        if (factsOf(model.sentences[s]).length) return s;
    return article.first;
}

const isNothing = value => value === null || value === '' || value === undefined;

/* Nothing always comes last. */
function compareBy(column, descending) {
    const sign = descending ? -1 : 1;
    return ([a], [b]) => {
        if (isNothing(a) || isNothing(b)) return isNothing(a) - isNothing(b);
        return sign * (column.isNumber ? a - b : collator.compare(a, b));
    };
}

function sorted(rows, column, descending) {
    return rows.map(row => [column.value(row), row]).sort(compareBy(column, descending)).map(([, row]) => row);
}

function headCell(column, at, kind) {
    const sort = sorting[kind];
    const isSorted = sort?.column === at;
    const onclick = () => {
        sorting[kind] = { column: at, descending: isSorted ? !sort.descending : Boolean(column.isNumber) };
        showView();
        byId('view').querySelectorAll('th button')[at].focus();
    };
    return el('th', { scope: 'col', class: column.isNumber && !column.isText ? 'number' : '', 'aria-sort': isSorted ? (sort.descending ? 'descending' : 'ascending') : null },
        button([column.label ? column.label() : say(column.key), el('span', { 'aria-hidden': true, class: 'arrow' }, isSorted ? (sort.descending ? '▼' : '▲') : '')], onclick));
}

function tableRow(columns, row) {
    return el('tr', {}, columns.map((column, at) => el(at ? 'td' : 'th', { scope: at ? null : 'row', class: column.isNumber && !column.isText ? 'number' : '' }, column.cell(row))));
}

function showTable(kind, rows, title) {
    const columns = TABLES[kind], sort = sorting[kind];
    const ordered = sort ? sorted(rows, columns[sort.column], sort.descending) : rows;
    const body = el('tbody', {});
    const note = el('p', { class: 'quiet', role: 'status' });
    const more = button('', () => add(), { class: 'plain' });
    let shown = 0;
    const add = () => {
        body.append(...ordered.slice(shown, shown + TABLE_ROWS).map(row => tableRow(columns, row)));
        shown = Math.min(shown + TABLE_ROWS, ordered.length);
        note.textContent = say('shown', shown, ordered.length);
        more.textContent = say('more', Math.min(TABLE_ROWS, ordered.length - shown));
        more.hidden = shown === ordered.length;
    };
    add();
    return [el('div', { class: 'scroll table', tabindex: 0, role: 'region', 'aria-label': title },
        el('table', {}, el('caption', {}, title), el('thead', {}, el('tr', {}, columns.map((column, at) => headCell(column, at, kind)))), body)), note, more];
}
