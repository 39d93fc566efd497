/* The card of an entity: its names, figures, relations, people, honours and statistics. */
const CARD_ROWS = 8, MORE_ROWS = 50; /* of a group, before more are asked for */
const FACT_ORDER = ['status', 'investment', 'annualOutput', 'landArea', 'floorArea', 'jobs', 'signDate', 'startDate',
    'completionDate', 'position', 'honour', 'level', 'locatedIn', 'partOf', 'industry', 'investor', 'subsidiaryOf',
    'acquired', 'cooperatesWith', 'worksFor'];
const MARKS = {
    Park: 'M2 4h12v8h-12z', Company: 'M2 4h12v8h-12z', Project: 'M2 3h9l3 3v7h-12z', Organization: 'M2 3h6v2h6v8h-12z',
    Person: 'M5 4h6a3 3 0 0 1 3 3v2a3 3 0 0 1-3 3h-6a3 3 0 0 1-3-3v-2a3 3 0 0 1 3-3z', Industry: 'M5 3h6l4 5-4 5h-6l-4-5z',
    Province: 'M5 2h6l3 3v6l-3 3h-6l-3-3v-6z',
};

/* The sign of a class: its shape and colour are those of the pictures. */
function mark(cls) {
    const known = Object.hasOwn(TERMS, cls) ? cls : 'Other';
    return svg('svg', { class: `mark ${known}`, viewBox: '0 0 16 16', 'aria-hidden': true },
        svg('path', { d: MARKS[known] || 'M8 3a6 5 0 0 1 0 10a6 5 0 0 1 0-10z' }));
}

/* A link to an entity's card. */
function entityLink(entity, attributes = {}) {
    return el('a', { href: hashOf({ id: entity.iri }), class: 'entity', title: termLabel(entity.cls), ...attributes }, mark(entity.cls), named(entity.name));
}

/* What opens the sentence of a fact or statistic; a note where it is background. */
function evidenceLink(fact, content) {
    if (!fact.sentences.length)
        return el('span', { class: content ? '' : 'background', title: say('noEvidence') }, content || '◦');
    const label = say('evidence', fact.sentences.length);
    return el('a', {
        href: hashOf({ s: fact.sentences[0], f: factNumber(fact), id: state.id }), class: content ? 'value' : 'evidence',
        title: label, 'aria-label': content ? null : `${label}: ${factText(fact)}`,
    }, content || [el('span', { 'aria-hidden': true }, '❝'), fact.sentences.length > 1 ? String(fact.sentences.length) : null]);
}

const objectText = fact => (fact.object ? fact.object.name : valueText(fact.property, fact.value));

function factText(fact) {
    if (fact.about) return `${fact.about.name} ${fact.indicator} ${figureText(fact.value, fact.unit)}`;
    return `${fact.subject.name} ${termLabel(fact.property)} ${objectText(fact)}`;
}

/* Which of its first sentence's facts and statistics it is. */
function factNumber(fact, sentence = model.sentences[fact.sentences[0]]) {
    return fact.about ? sentence.facts.length + sentence.statistics.indexOf(fact) : sentence.facts.indexOf(fact);
}

function factRow(fact, other) {
    if (other) return el('li', {}, entityLink(other), positionOf(fact), other === fact.subject && amountOf(other), evidenceLink(fact));
    const content = fact.property === 'status' ? valueText('status', fact.value) : bdi(valueText(fact.property, fact.value));
    return el('li', {}, evidenceLink(fact, content));
}

/* 管委会主任 behind a person that works for the card's entity. */
function positionOf(fact) {
    if (fact.property !== 'worksFor') return null;
    const titles = valuesOf(fact.subject, 'position').map(position => position.value);
    return titles.length ? el('span', { class: 'quiet' }, bdi(titles.join('、'))) : null;
}

const amountOf = entity => (entity.cls === 'Project' && entity.amount ? el('span', { class: 'quiet' }, moneyText(entity.amount)) : null);

/* The largest amounts first, then those of which most is said. */
const byImportance = (a, b) => (b.subject.amount || 0) - (a.subject.amount || 0) || b.subject.weight - a.subject.weight;

/* A list that shows its first rows and more when asked; `rows` are functions that make them. */
function longList(rows, shown = CARD_ROWS) {
    const list = el('ul', {}, rows.slice(0, shown).map(row => row()));
    const rest = rows.slice(shown);
    if (!rest.length) return list;
    const more = el('li', {}, button(say('others', rest.length), () => {
        const next = longList(rest, MORE_ROWS);
        const first = next.firstChild;
        more.replaceWith(...next.childNodes);
        first.querySelector('a')?.focus();
    }, { class: 'plain' }));
    list.append(more);
    return list;
}

/* How far a project is, as four steps. */
function statusSteps(fact) {
    const reached = STATUSES.indexOf(fact.value);
    if (reached < 0) return null;
    return el('ol', { class: 'steps' }, STATUSES.map((status, step) => el('li', {
        class: step <= reached ? 'done' : '', 'aria-current': step === reached ? 'step' : null,
    }, termLabel(status))));
}

function groupBy(facts, key) {
    const groups = new Map();
    for (const fact of facts) {
        const value = key(fact);
        if (!groups.has(value)) groups.set(value, []);
        groups.get(value).push(fact);
    }
    return groups;
}

const inOrder = groups => [...groups].sort(([a], [b]) => (FACT_ORDER.indexOf(a) + 1 || 99) - (FACT_ORDER.indexOf(b) + 1 || 99));

function factGroup(label, rows, extra) {
    return [el('dt', {}, label), el('dd', {}, extra, longList(rows))];
}

function ownFacts(entity) {
    return inOrder(groupBy(entity.facts, fact => fact.property)).map(([property, facts]) =>
        factGroup(termLabel(property), facts.map(fact => () => factRow(fact, fact.object)), property === 'status' ? statusSteps(facts[facts.length - 1]) : null));
}

/* What is stated of it as the object; cooperation is told once, whichever way it was said. */
function otherFacts(entity) {
    const told = new Set(entity.facts.filter(fact => fact.property === 'cooperatesWith').map(fact => fact.object));
    const facts = entity.incoming.filter(fact => fact.property !== 'cooperatesWith' || !told.has(fact.subject));
    const key = fact => (fact.property === 'locatedIn' ? `locatedIn ${fact.subject.cls}` : fact.property);
    return inOrder(groupBy(facts, key)).map(([group, members]) => {
        const [property, cls] = group.split(' ');
        const label = cls ? `${termLabel(property, true)} · ${termLabel(cls)}` : termLabel(property, true);
        return factGroup(`${label}${members.length > 1 ? ` (${members.length})` : ''}`, members.sort(byImportance).map(fact => () => factRow(fact, fact.subject)));
    });
}

function statisticsTable(statistics) {
    const head = ['indicator', 'period', 'value'].map(key => el('th', { scope: 'col' }, say(key)));
    const rows = statistics.map(statistic => el('tr', {},
        el('td', {}, bdi(statistic.indicator)), el('td', {}, bdi(dateText(statistic.period))),
        el('td', { class: 'number' }, evidenceLink(statistic, figureText(statistic.value, statistic.unit)))));
    return el('div', { class: 'scroll' }, el('table', {}, el('thead', {}, el('tr', {}, head)), el('tbody', {}, rows)));
}

function mentionList(entity) {
    const articles = new Map();
    for (const number of entity.sentences) {
        const sentence = model.sentences[number];
        if (sentence.article && !articles.has(sentence.article)) articles.set(sentence.article, sentence);
    }
    return [...articles].map(([article, sentence]) => () => el('li', {},
        el('a', { href: hashOf({ s: sentence.index, id: entity.iri }) }, bdi(headlineOf(article)))));
}

const headlineOf = article => article.headline || article.document.title || article.document.name;

function panelHead(title, ...details) {
    return el('div', { class: 'panel-head' }, button('✕', closePanel, { class: 'icon', 'aria-label': say('close') }),
        el('h2', { tabindex: -1 }, title), details);
}

function showCard(entity) {
    const statistics = [...entity.statistics].sort((a, b) => (a.period < b.period ? 1 : a.period > b.period ? -1 : 0));
    const mentions = mentionList(entity);
    const own = ownFacts(entity), others = otherFacts(entity);
    return [
        panelHead([mark(entity.cls), named(entity.name)], el('p', { class: 'quiet' }, termLabel(entity.cls))),
        entity.names.length > 1 && el('dl', { class: 'names' }, factGroup(say('namesOther'), entity.names.slice(1).map(name => () => el('li', {}, named(name))))),
        entity.facts.length + entity.incoming.length > 0 &&
            el('p', {}, el('a', { class: 'action', href: hashOf({ view: 'around', id: entity.iri }) }, say('showAround'))),
        own.length && el('section', {}, el('h3', {}, say('facts')), el('dl', {}, own)),
        statistics.length && el('section', {}, el('h3', {}, say('statistics')), charts(statistics), statisticsTable(statistics)),
        others.length && el('section', {}, el('h3', {}, say('incoming')), el('dl', {}, others)),
        mentions.length && el('section', {}, el('h3', {}, say('mentions')), longList(mentions, 5)),
    ];
}
