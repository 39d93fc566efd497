/* What the graph says, as objects that point at each other. The data come as one JSON object:
   documents {name, title, source, date, publisher}; sentences [text, start, end, flags];
   articles [document, headline, first sentence, n]; classes, properties: local names;
   entities [class, iri, [name, other name…], [sentence that names it…]];
   facts [subject, property, object: entity or text, sentence…], without a sentence: background;
   statistics [about, indicator, value, unit, period, sentence…]; pinyin {letter: characters};
   labels {local name: Chinese}; pictures {view, title, svg}; drawn {nodes: {id in a picture: entity}, edges:
   {id: fact}}. */
const FLAG_PARAGRAPH = 1, FLAG_HEADING = 2, FLAG_GAP = 4;
const CLASS_ORDER = ['Park', 'Company', 'Project', 'Organization', 'Person', 'Industry', 'Province', 'City', 'District', 'Region'];
const PLACE_CLASSES = new Set(['Province', 'City', 'District', 'Region']);

/* The form under which names are compared. */
const plain = text => text.normalize('NFKC').toLowerCase().replace(/[\s\p{P}\p{Cf}]/gu, '');

/* Characters → the letters that their readings begin with. */
function initialsTable(pinyin) {
    const table = new Map();
    for (const [letter, characters] of Object.entries(pinyin))
        for (const character of characters)
            table.set(character, (table.get(character) || '') + letter);
    return table;
}

/* Every way to write a name in initials; names with many characters of two readings get the first
   few ways only. */
function initialsOf(name, table) {
    let ways = [''];
    for (const character of name) {
        const letters = table.get(character) || (/[a-z0-9]/.test(character) ? character : '');
        if (letters.length > 1 && ways.length < 8) ways = [...letters].flatMap(letter => ways.map(way => way + letter));
        else ways = ways.map(way => way + letters.charAt(0));
    }
    return ways;
}

function readEntities(data, initials) {
    return data.entities.map(([cls, iri, names, sentences], index) => {
        const all = names.length ? names : [iri];
        const keys = all.map(plain);
        return {
            index, iri, names: all, name: all[0], sentences, cls: data.classes[cls],
            keys: `\n${keys.join('\n')}\n`,
            initials: `\n${keys.flatMap(key => initialsOf(key, initials)).join('\n')}\n`,
            facts: [], incoming: [], statistics: [], places: null, amount: null, spans: [],
        };
    });
}

function addFact(model, [subject, property, object, ...sentences]) {
    const fact = {
        subject: model.entities[subject], property: model.properties[property], sentences,
        object: typeof object === 'number' ? model.entities[object] : null, value: String(object),
    };
    fact.subject.facts.push(fact);
    if (fact.object) fact.object.incoming.push(fact);
    model.facts.push(fact);
    for (const sentence of sentences) model.sentences[sentence].facts.push(fact);
    if (fact.property === 'investment' && isFinite(fact.value))
        fact.subject.amount = Math.max(fact.subject.amount ?? 0, Number(fact.value));
    if (DATES.has(fact.property)) addSpan(fact.subject, fact.value);
}

function addSpan(entity, text) {
    const span = dateSpan(text);
    if (span) entity.spans.push(span);
}

function addStatistic(model, [about, indicator, value, unit, period, ...sentences]) {
    const statistic = { about: model.entities[about], indicator, value: Number(value), unit, period, sentences };
    statistic.about.statistics.push(statistic);
    addSpan(statistic.about, period);
    for (const sentence of sentences) model.sentences[sentence].statistics.push(statistic);
}

function readArticles(model, data) {
    model.articles = data.articles.map(([document, headline, first, n], index) => {
        const article = { index, document: data.documents[document], headline, first, n, nFacts: 0 };
        for (let s = first; s < first + n; s++) model.sentences[s].article = article;
        return article;
    });
}

/* Everything above an entity: where it lies and what it is a part of, itself left out. */
function placesOf(entity) {
    if (entity.places) return entity.places;
    const places = entity.places = new Set();
    const open = [entity];
    while (open.length) {
        for (const fact of open.pop().facts) {
            const up = fact.object;
            if (!up || (fact.property !== 'locatedIn' && fact.property !== 'partOf')) continue;
            if (up === entity || places.has(up)) continue;
            places.add(up);
            open.push(up);
        }
    }
    return places;
}

const objectsOf = (entity, property) => entity.facts.filter(fact => fact.property === property && fact.object).map(fact => fact.object);
const valuesOf = (entity, property) => entity.facts.filter(fact => fact.property === property);

function firstPlace(entity, cls) {
    for (const place of placesOf(entity)) if (place.cls === cls) return place;
    return null;
}

/* Place or park → what lies in it or in a part of it. */
function readInside(model) {
    const inside = new Map();
    for (const entity of model.entities) {
        for (const place of placesOf(entity)) {
            if (!inside.has(place)) inside.set(place, []);
            inside.get(place).push(entity);
        }
    }
    return inside;
}

function readModel(data) {
    const model = { data, classes: data.classes, properties: data.properties, documents: data.documents, facts: [] };
    model.sentences = data.sentences.map(([text, start, end, flags], index) =>
        ({ index, text, start, end, flags, facts: [], statistics: [], article: null }));
    model.entities = readEntities(data, initialsTable(data.pinyin));
    data.facts.forEach(fact => addFact(model, fact));
    data.statistics.forEach(statistic => addStatistic(model, statistic));
    readArticles(model, data);
    for (const sentence of model.sentences)
        if (sentence.article) sentence.article.nFacts += sentence.facts.length + sentence.statistics.length;
    for (const entity of model.entities)
        entity.weight = entity.facts.length + entity.incoming.length + entity.statistics.length;
    model.inside = readInside(model);
    model.drawnNodes = new Map(Object.entries(data.drawn.nodes).map(([id, entity]) => [id, model.entities[entity]]));
    model.drawnEdges = new Map(Object.entries(data.drawn.edges).map(([id, fact]) => [id, model.facts[fact]]));
    model.byIri = new Map(model.entities.map(entity => [entity.iri, entity]));
    return model;
}
