/* Search and filter: from what the user wants to the entities that fit, best first. */
const filter = { classes: new Set(), place: '', industry: '', amountFrom: '', amountTo: '', dateFrom: '', dateTo: '' };

/* How well a name fits: 0 not at all, more is better. */
function fitOf(entity, key, isInitials) {
    if (entity.keys.includes(`\n${key}\n`)) return 6;
    if (entity.keys.startsWith(`\n${key}`)) return 5;
    if (entity.keys.includes(`\n${key}`)) return 4;
    if (isInitials && entity.initials.includes(`\n${key}`)) return 3;
    if (entity.keys.includes(key)) return 2;
    if (isInitials && key.length > 1 && entity.initials.includes(key)) return 1;
    return 0;
}

function passesPlace(entity) {
    if (!filter.place) return true;
    const place = model.entities[filter.place];
    return entity === place || placesOf(entity).has(place);
}

function passesIndustry(entity) {
    if (!filter.industry) return true;
    const industry = model.entities[filter.industry];
    return entity === industry || entity.facts.some(fact => fact.object === industry);
}

function passesAmount(entity) {
    const from = parseFloat(filter.amountFrom) * 1e8, to = parseFloat(filter.amountTo) * 1e8;
    if (isNaN(from) && isNaN(to)) return true;
    return entity.amount !== null && !(entity.amount < from) && !(entity.amount > to);
}

function passesDate(entity) {
    const from = dateSpan(filter.dateFrom.trim()), to = dateSpan(filter.dateTo.trim());
    if (!from && !to) return true;
    return entity.spans.some(([first, last]) => !(from && last < from[0]) && !(to && first > to[1]));
}

function passes(entity) {
    return (!filter.classes.size || filter.classes.has(entity.cls)) && passesPlace(entity) &&
        passesIndustry(entity) && passesAmount(entity) && passesDate(entity);
}

/* Every word of the query must fit; the worst one counts. */
function findEntities(query) {
    const keys = query.split(/\s+/).map(plain).filter(Boolean);
    const found = [];
    for (const entity of model.entities) {
        if (!passes(entity)) continue;
        let fit = 9;
        for (const key of keys) fit = Math.min(fit, fitOf(entity, key, /^[a-z0-9]+$/.test(key)));
        if (fit) found.push([entity, fit]);
    }
    found.sort((a, b) => b[1] - a[1] || b[0].weight - a[0].weight || a[0].index - b[0].index);
    return found.map(([entity]) => entity);
}

const isFiltered = () => filter.classes.size > 0 || Object.values(filter).some(value => typeof value === 'string' && value);

/* ---- the form ---- */

function classCheck(cls, count) {
    const input = el('input', {
        type: 'checkbox', value: cls, checked: filter.classes.has(cls),
        onchange: () => { filter.classes[input.checked ? 'add' : 'delete'](cls); refresh(); },
    });
    return el('label', { class: 'check' }, input, mark(cls), termLabel(cls), el('span', { class: 'count' }, String(count)));
}

function choice(key, label, any, options) {
    const select = el('select', { id: `filter-${key}`, onchange: () => { filter[key] = select.value; refresh(); } },
        el('option', { value: '' }, any), options);
    select.value = filter[key];
    return el('p', {}, el('label', { for: select.id }, label), select);
}

/* What is no amount or date does not count, and is marked. */
const isBound = (text, key) => !text || (key.startsWith('date') ? dateSpan(text) !== null : /^\d+(\.\d*)?$/.test(text));

function bound(key, label, attributes) {
    const input = el('input', {
        id: `filter-${key}`, 'aria-label': label, placeholder: attributes.hint, inputmode: 'decimal', size: 8, value: filter[key],
        oninput: () => {
            filter[key] = input.value;
            input.setAttribute('aria-invalid', !isBound(input.value.trim(), key));
            refresh();
        },
    });
    return input;
}

function bounds(label, from, to, hints) {
    return el('fieldset', {}, el('legend', {}, label),
        bound(from, `${label} ${say(from)}`, { hint: hints[0] }), el('span', { 'aria-hidden': true }, '–'),
        bound(to, `${label} ${say(to)}`, { hint: hints[1] }));
}

const option = (entity, count) => el('option', { value: entity.index }, count ? `${entity.name} (${count})` : entity.name);

/* Provinces with their cities; what lies in none of the graph's provinces comes last. */
function placeOptions() {
    const groups = new Map();
    for (const entity of model.entities) {
        if (entity.cls !== 'Province' && entity.cls !== 'City') continue;
        const province = entity.cls === 'Province' ? entity : firstPlace(entity, 'Province');
        if (!groups.has(province)) groups.set(province, []);
        if (entity !== province) groups.get(province).push(entity);
    }
    const names = new Intl.Collator('zh-CN');
    const byName = (a, b) => names.compare(a.name, b.name);
    const provinces = [...groups.keys()].filter(Boolean).sort(byName);
    const result = provinces.map(province => el('optgroup', { label: province.name }, option(province), groups.get(province).sort(byName).map(city => option(city))));
    if (groups.has(null)) result.push(el('optgroup', { label: say('unitOther') }, groups.get(null).sort(byName).map(city => option(city))));
    return result;
}

function industryOptions() {
    const counted = model.entities.filter(entity => entity.cls === 'Industry')
        .map(entity => [entity, entity.incoming.length]).filter(([, n]) => n);
    counted.sort((a, b) => b[1] - a[1] || a[0].index - b[0].index);
    return counted.map(([entity, n]) => option(entity, n));
}

function clearFilters() {
    filter.classes.clear();
    for (const key of Object.keys(filter)) if (key !== 'classes') filter[key] = '';
    showFilters();
    refresh();
    byId('filters').querySelector('summary').focus();
}

function showFilters() {
    const counts = new Map();
    for (const entity of model.entities) counts.set(entity.cls, (counts.get(entity.cls) || 0) + 1);
    const classes = [...counts.keys()].sort((a, b) => (CLASS_ORDER.indexOf(a) + 1 || 99) - (CLASS_ORDER.indexOf(b) + 1 || 99));
    replace(byId('filters'), el('summary', {}, say('filters')),
        el('fieldset', { class: 'classes' }, el('legend', {}, say('class')), classes.map(cls => classCheck(cls, counts.get(cls)))),
        choice('place', say('place'), say('anyPlace'), placeOptions()),
        choice('industry', say('industryFilter'), say('anyIndustry'), industryOptions()),
        bounds(say('amount'), 'amountFrom', 'amountTo', ['1', '100']),
        bounds(say('date'), 'dateFrom', 'dateTo', ['2020', '2023-06']),
        button(say('clear'), clearFilters, { class: 'plain' }));
}
