/* Where the user is stands in the address: view, id (an entity), to (the other end of an edge),
   s (a sentence), f (which of its facts). So the browser's back and forward work. */
const VIEWS = ['around', 'parks', 'companies', 'projects', 'articles']; /* behind those of the pictures */
const KINDS = { parks: 'Park', companies: 'Company', projects: 'Project' };
const LIST_ROWS = 40;

let state = { view: null, id: null, to: null, s: null, f: null };
let model, found = [];
let opener = null; /* what had the focus before the panel opened */

function hashOf(change) {
    const next = { view: state.view, ...change };
    const words = Object.entries(next).filter(([, value]) => value !== null && value !== undefined).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
    return `#/${words.join('&')}`;
}

function readHash() {
    const words = new URLSearchParams(location.hash.replace(/^#\/?/, '').replace(/\+/g, '%2B'));
    const view = words.get('view');
    const number = key => (/^\d+$/.test(words.get(key) || '') ? Number(words.get(key)) : null);
    return { view: model.views.includes(view) ? view : model.views[0], id: words.get('id'), to: words.get('to'), s: number('s'), f: number('f') };
}

function go(change) {
    location.hash = hashOf({ ...state, f: null, ...change });
}

function closePanel() {
    go({ id: null, to: null, s: null });
    (opener?.isConnected ? opener : byId('query')).focus();
}

/* ---- panel ---- */

function panelContent() {
    const sentence = state.s !== null && model.sentences[state.s];
    const entity = model.byIri.get(state.id), other = model.byIri.get(state.to);
    if (sentence && sentence.article) return showEvidence(sentence, state.f === null ? null : factsOf(sentence)[state.f] || null);
    if (entity && other) return showEdge(entity, other);
    return entity ? showCard(entity) : null;
}

function showPanel() {
    const panel = byId('panel'), content = panelContent();
    const wasInside = panel.contains(document.activeElement), wasHidden = panel.hidden;
    panel.hidden = !content;
    document.body.classList.toggle('reading', Boolean(content));
    if (!content) return replace(panel);
    if (wasHidden || !wasInside) opener = document.activeElement;
    replace(panel, content);
    panel.scrollTop = 0;
    const quoted = byId('quoted');
    quoted?.scrollIntoView({ block: 'center' });
    if (!wasHidden || opener !== byId('query')) (quoted || panel.querySelector('h2')).focus({ preventScroll: true });
}

/* ---- views ---- */

const isPicture = () => !VIEWS.includes(state.view);

function showView() {
    const view = byId('view');
    view.className = isPicture() || state.view === 'around' ? 'pictures' : '';
    if (isPicture()) showPicture(view);
    else if (state.view === 'around') showAround(view);
    else if (state.view === 'articles') replace(view, showTable('Article', model.articles, say('articles')));
    else replace(view, showTable(KINDS[state.view], found.filter(entity => entity.cls === KINDS[state.view]), say(state.view)));
}

function showTabs() {
    const link = view => el('a', { href: hashOf({ ...state, view, f: null, s: null, to: null }), 'data-view': view, 'aria-current': state.view === view ? 'page' : null }, say(view) || view);
    fill(byId('tabs'), { 'aria-label': say('tabs') }, []);
    replace(byId('tabs'), model.views.map(link));
    byId('tabs').querySelector('[aria-current]').scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/* ---- list ---- */

function listRow(entity) {
    const place = firstPlace(entity, 'City') || firstPlace(entity, 'Province');
    const amount = entity.cls === 'Project' && entity.amount;
    return el('li', {}, el('a', { href: hashOf({ id: entity.iri }), 'data-iri': entity.iri },
        mark(entity.cls), named(entity.name), el('span', { class: 'quiet' }, termLabel(entity.cls), place && [' · ', named(place.name)], amount && ` · ${moneyText(amount)}`)));
}

function markCurrent() {
    for (const link of byId('list').querySelectorAll('a')) {
        if (link.dataset.iri === state.id) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
    }
}

function showList(shown = LIST_ROWS) {
    const rows = found.slice(0, shown).map(listRow);
    const rest = Math.min(LIST_ROWS, found.length - shown);
    if (rest > 0) rows.push(el('li', {}, button(say('more', rest), () => { showList(shown + LIST_ROWS); byId('list').children[shown].firstChild.focus(); }, { class: 'plain' })));
    replace(byId('list'), rows.length ? rows : el('li', { class: 'empty' }, say('none')));
    markCurrent();
    byId('found').textContent = found.length === model.entities.length ? say('found', found.length) : say('foundOf', found.length, model.entities.length);
}

/* Search again, and show what has changed. */
function refresh() {
    const query = byId('query').value;
    found = findEntities(query);
    document.body.classList.toggle('searching', Boolean(query.trim()) || isFiltered());
    showList();
    if (state.view in KINDS) showView();
}

function listKey(event) {
    const links = [...byId('list').querySelectorAll('a, button')];
    const at = links.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
    if (to === undefined || (at < 0 && (event.key === 'Home' || event.key === 'End'))) return;
    event.preventDefault();
    (links[to] || (to < 0 ? byId('query') : links[at])).focus();
}

/* ---- the whole ---- */

function showWords() {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    fill(byId('query'), { 'aria-label': say('search'), placeholder: say('search'), title: say('searchHint') }, []);
    byId('skip').textContent = say('skip');
    fill(byId('language'), { title: say('languageHint'), lang: language === 'zh' ? 'en' : 'zh-CN' }, []).textContent = say('language');
    fill(byId('theme'), { title: say('theme'), 'aria-label': say('theme') }, []).textContent = '◐';
    fill(byId('finder'), { 'aria-label': say('results') }, []);
    fill(byId('panel'), { 'aria-label': say('inArticle') }, []);
}

function switchTheme() {
    const isDark = document.documentElement.dataset.theme ? document.documentElement.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    document.documentElement.dataset.theme = isDark ? 'light' : 'dark';
}

function showAll() {
    showWords();
    showTabs();
    showFilters();
    showPanel();
    refresh();
    if (!(state.view in KINDS)) showView();
}

function moved() {
    const before = state;
    state = readHash();
    showTabs();
    showPanel();
    if (state.view !== before.view) showList();
    else markCurrent();
    const isDrawn = isPicture() || (state.view === 'around' && state.id);
    if (state.view !== before.view || (state.id !== before.id && isDrawn)) showView();
}

function globalKey(event) {
    const isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement?.tagName || '');
    if (event.key === '/' && !isTyping) {
        event.preventDefault();
        byId('query').focus();
    } else if (event.key === 'Escape' && !byId('panel').hidden) {
        closePanel();
    }
}

function listen() {
    byId('query').addEventListener('input', refresh);
    byId('query').addEventListener('keydown', event => {
        if (event.key === 'ArrowDown') listKey(event);
        if (event.key === 'Enter' && found.length) go({ id: found[0].iri, s: null, to: null });
    });
    byId('list').addEventListener('keydown', listKey);
    byId('language').addEventListener('click', () => { language = language === 'zh' ? 'en' : 'zh'; replace(byId('view')); showAll(); });
    byId('theme').addEventListener('click', switchTheme);
    byId('skip').addEventListener('click', event => { event.preventDefault(); byId('view').focus(); });
    addEventListener('hashchange', moved);
    addEventListener('keydown', globalKey);
    addEventListener('resize', () => { if (state.view === 'around') showView(); });
}

function start() {
    model = readModel(JSON.parse(byId('data').textContent));
    model.views = [...new Set(model.data.pictures.map(picture => picture.view)), ...VIEWS];
    ontologyLabels = model.data.labels;
    byId('data').remove();
    state = readHash();
    byId('filters').open = matchMedia('(min-width: 60rem)').matches;
    listen();
    showAll();
    document.body.dataset.ready = 'yes';
    requestAnimationFrame(() => setTimeout(() => performance.mark('shown')));
}

start();
