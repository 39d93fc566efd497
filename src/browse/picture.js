/* The pictures that the program has drawn: copied element by element, so that only shapes and text
   come in, and joined with the entities. */
const SHAPES = new Set(['g', 'path', 'polygon', 'polyline', 'ellipse', 'circle', 'rect', 'line', 'text', 'tspan', 'title', 'a']);
const LOOKS = new Set(['class', 'd', 'points', 'cx', 'cy', 'rx', 'ry', 'r', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'width', 'height',
    'fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'transform', 'fill-opacity', 'stroke-opacity']);

/* No text becomes markup without a policy, and this one's result is only ever parsed as a document
   of its own that shows and runs nothing. */
const picturePolicy = globalThis.trustedTypes ? trustedTypes.createPolicy('picture', { createHTML: text => text }) : { createHTML: text => text };

function copyShape(source) {
    if (source.nodeType === Node.TEXT_NODE) return document.createTextNode(source.data);
    if (source.nodeType !== Node.ELEMENT_NODE || source.namespaceURI !== SVG || !SHAPES.has(source.localName)) return null;
    const copy = svg(source.localName === 'a' ? 'g' : source.localName);
    for (const { localName, value } of source.attributes)
        if (LOOKS.has(localName) && !/url\(/i.test(value)) copy.setAttribute(localName, value);
    if (source.id) copy.dataset.drawn = source.id;
    const tip = source.localName === 'a' && source.getAttributeNS('http://www.w3.org/1999/xlink', 'title');
    if (tip) copy.append(svg('title', {}, tip));
    copy.append(...[...source.childNodes].map(copyShape).filter(Boolean));
    return copy;
}

/* A drawn picture as an SVG element with its size; null when it is none. */
function readPicture(text) {
    const source = new DOMParser().parseFromString(picturePolicy.createHTML(text), 'image/svg+xml').documentElement;
    const box = (source.getAttribute('viewBox') || '').split(/[\s,]+/).map(Number);
    if (source.namespaceURI !== SVG || source.localName !== 'svg' || box.length !== 4 || !box.every(isFinite)) return null;
    const picture = svg('svg', { class: 'drawn' }, [...source.childNodes].map(copyShape).filter(Boolean));
    return { picture, size: { x: box[0], y: box[1], width: box[2], height: box[3] } };
}

/* The id without the number of its repetition. */
const drawnId = shape => (shape.dataset.drawn || '').replace(/-\d+$/, '');

/* Null where the picture itself shows the name, line by line, with the figures below it. */
function shapeLabel(shape, entity) {
    const lines = [...shape.querySelectorAll('text')].map(line => line.textContent);
    return lines.join('').startsWith(entity.name) ? null : [entity.name, ...lines].join(' ');
}

function joinShapes(picture) {
    for (const shape of picture.querySelectorAll('[data-drawn]')) {
        const entity = model.drawnNodes.get(drawnId(shape)), fact = model.drawnEdges.get(drawnId(shape));
        if (entity) makeButton(shape, shapeLabel(shape, entity), () => go({ id: entity.iri, s: null, to: null }));
        if (fact) shape.addEventListener('click', () => go({ id: fact.subject.iri, to: fact.object.iri, s: null }));
        shape.classList.toggle('joined', Boolean(entity || fact));
        shape.querySelector(':scope > title')?.remove();
    }
}

function makeButton(group, label, onclick) {
    fill(group, { role: 'button', tabindex: 0, 'aria-label': label, onclick }, []);
    group.addEventListener('keydown', event => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onclick();
    });
}

function selectDrawn(picture, entity) {
    picture.querySelectorAll('.selected').forEach(shape => shape.classList.remove('selected'));
    const shapes = [...picture.querySelectorAll('.joined')].filter(shape => entity && model.drawnNodes.get(drawnId(shape)) === entity);
    shapes.forEach(shape => shape.classList.add('selected'));
    return shapes[0];
}

const drawnPictures = []; /* by number: made when it is first looked at */
const chosenPictures = {}; /* by view: the number */

const picturesOf = view => model.data.pictures.map((picture, number) => ({ ...picture, number })).filter(picture => picture.view === view);

/* A choice, where a view has several pictures. */
function pictureChoice(container, pictures) {
    if (pictures.length < 2) return null;
    const select = el('select', { 'aria-label': say('pictures'), onchange: () => { chosenPictures[state.view] = Number(select.value); showPicture(container); } },
        pictures.map(picture => el('option', { value: picture.number }, picture.title)));
    select.value = chosenPictures[state.view];
    return select;
}

function drawnPicture(number) {
    if (!(number in drawnPictures)) {
        drawnPictures[number] = readPicture(model.data.pictures[number].svg);
        if (drawnPictures[number]) joinShapes(drawnPictures[number].picture);
    }
    return drawnPictures[number];
}

function showPicture(container) {
    const pictures = picturesOf(state.view);
    chosenPictures[state.view] = chosenPictures[state.view] ?? pictures[0].number;
    const shown = drawnPicture(chosenPictures[state.view]);
    if (!shown) {
        replace(container, el('p', { class: 'empty' }, say('noPicture')));
        return;
    }
    const wasInside = shown.picture.contains(document.activeElement);
    if (!container.contains(shown.frame)) {
        Object.assign(shown, zoomFrame(shown.picture, shown.size, say('picture'), shown.zoom, pictureChoice(container, pictures)));
        replace(container, shown.frame);
        if (!shown.zoom.scale) shown.zoom.fitWidth(container.clientWidth < 600 ? 0.8 : 0.6);
    }
    const shape = selectDrawn(shown.picture, model.byIri.get(state.id));
    if (shape) shown.zoom.reveal(shape, wasInside ? 0 : 0.8);
}
