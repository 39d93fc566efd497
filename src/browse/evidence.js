/* A sentence in its article, with what it states; and the facts between two entities. */

/* Where the words stand in a sentence, longest first, as [start, end]. */
function wordSpans(text, words) {
    const names = [...new Set(words)].filter(name => name.length > 1).sort((a, b) => b.length - a.length);
    const spans = [];
    for (const name of names) {
        for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
            const end = at + name.length;
            if (!spans.some(span => at < span[1] && end > span[0])) spans.push([at, end]);
        }
    }
    return spans.sort((a, b) => a[0] - b[0]);
}

function withWords(text, words) {
    const parts = [];
    let at = 0;
    for (const [start, end] of wordSpans(text, words)) {
        parts.push(text.slice(at, start), el('strong', {}, text.slice(start, end)));
        at = end;
    }
    return [...parts, text.slice(at)];
}

const factsOf = sentence => [...sentence.facts, ...sentence.statistics];

/* The words by which a sentence may tell a fact; without one, the chosen entity's names. */
function wordsOf(fact) {
    if (!fact) return model.byIri.get(state.id)?.names || [];
    if (fact.about) return [...fact.about.names, fact.indicator, ...figureWords(fact.value, fact.unit)];
    const value = fact.object ? fact.object.names : [fact.value];
    if (MONEY.has(fact.property)) value.push(...figureWords(Number(fact.value), 'CNY'));
    return [...fact.subject.names, ...value];
}

/* An amount as Chinese texts write it most. */
function figureWords(value, unit) {
    const number = n => String(Number(n.toPrecision(9)));
    const end = unit === 'CNY' ? '元' : unit === '%' ? '%' : '';
    return [`${number(value / 1e8)}亿${end}`, `${number(value / 1e4)}万${end}`, unit === 'm2' ? '' : `${number(value)}${end || unit}`];
}

function sentenceElement(sentence, current, fact) {
    const before = sentence.flags & FLAG_GAP ? el('span', { class: 'gap' }, say('gap')) : null;
    if (sentence === current) return [before, el('mark', { id: 'quoted', tabindex: -1 }, withWords(sentence.text, wordsOf(fact)))];
    if (!factsOf(sentence).length) return [before, el('span', {}, sentence.text)];
    return [before, el('a', { class: 'states', href: hashOf({ s: sentence.index, id: state.id }) }, sentence.text)];
}

function articleText(article, current, fact) {
    const blocks = [];
    for (let s = article.first; s < article.first + article.n; s++) {
        const sentence = model.sentences[s];
        if (!blocks.length || sentence.flags & FLAG_PARAGRAPH)
            blocks.push(el(sentence.flags & FLAG_HEADING ? 'h3' : 'p', {}));
        blocks[blocks.length - 1].append(...sentenceElement(sentence, current, fact).filter(Boolean));
    }
    return el('article', { lang: 'zh-CN' }, blocks);
}

function statement(fact) {
    if (fact.about) return [entityLink(fact.about), ' ', bdi(fact.indicator), ' ', el('b', {}, figureText(fact.value, fact.unit)), fact.period && [' · ', bdi(dateText(fact.period))]];
    return [entityLink(fact.subject), ' ', el('span', { class: 'quiet' }, termLabel(fact.property)), ' ',
        fact.object ? entityLink(fact.object) : el('b', {}, bdi(objectText(fact)))];
}

function statements(sentence, current) {
    const facts = factsOf(sentence).sort((a, b) => (b === current) - (a === current));
    const rows = facts.map(fact => () => el('li', { class: fact === current ? 'current' : '' }, statement(fact)));
    return rows.length ? el('section', {}, el('h3', {}, say('sentenceFacts')), longList(rows, 5)) : null;
}

const PAGES = 9;

/* The sentences that state the same fact: each by its number, of many the one before and after. */
function otherSentences(fact, sentence) {
    if (!fact || fact.sentences.length < 2) return null;
    const here = fact.sentences.indexOf(sentence.index), last = fact.sentences.length - 1;
    const link = (at, label) => el('a', {
        href: hashOf({ s: fact.sentences[at], f: factNumber(fact, model.sentences[fact.sentences[at]]), id: state.id }),
        'aria-current': at === here ? 'true' : null, 'aria-label': `${say('sourceOf')} ${at + 1}`,
    }, label);
    if (last < PAGES) return el('p', { class: 'pages' }, fact.sentences.map((number, at) => link(at, String(at + 1))));
    return el('p', { class: 'pages' }, here > 0 && link(here - 1, '‹'), ` ${say('sourceOf')} ${here + 1} / ${last + 1} `, here < last && link(here + 1, '›'));
}

function documentLines({ name, date, publisher }, sentence) {
    return el('p', { class: 'quiet source' }, `${say('file')} `, bdi(name, { class: 'file' }),
        ` · ${say('chars')} ${sentence.start}–${sentence.end}`,
        publisher && [` · ${say('publisher')} `, bdi(publisher)], date && [` · ${say('published')} `, bdi(date)]);
}

function showEvidence(sentence, fact) {
    const entity = model.byIri.get(state.id);
    return [
        panelHead(named(headlineOf(sentence.article)), documentLines(sentence.article.document, sentence)),
        el('p', {}, entity && el('a', { class: 'action', href: hashOf({ id: entity.iri }) }, '‹ ', named(entity.name))),
        otherSentences(fact, sentence),
        statements(sentence, fact),
        articleText(sentence.article, sentence, fact),
    ];
}

function factsBetween(a, b) {
    return [...a.facts.filter(fact => fact.object === b), ...b.facts.filter(fact => fact.object === a)];
}

function showEdge(a, b) {
    const rows = factsBetween(a, b).map(fact => el('li', {}, statement(fact), evidenceLink(fact),
        fact.sentences.slice(0, 3).map(number => el('blockquote', { lang: 'zh-CN' },
            el('a', { href: hashOf({ s: number, f: factNumber(fact, model.sentences[number]), id: a.iri }) }, withWords(model.sentences[number].text, wordsOf(fact)))))));
    return [panelHead([named(a.name), ' – ', named(b.name)]), el('ul', { class: 'between' }, rows)];
}
