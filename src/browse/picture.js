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

function joinShapes(picture) {
    for (const shape of picture.querySelectorAll('[data-drawn]')) {
        const entity = model.drawnNodes.get(drawnId(shape)), fact = model.drawnEdges.get(drawnId(shape));
        if (entity) makeButton(shape, entity.name, () => go({ id: entity.iri, s: null, to: null }));
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
let shownPicture = 0;

const pictureName = ({ view, title }) => [say(view) || view, title].filter(Boolean).join(' · ');

/* A choice of pictures, where there are several. */
function pictureChoice(container) {
    const { pictures } = model.data;
    if (pictures.length < 2) return null;
    const select = el('select', { 'aria-label': say('pictures'), onchange: () => { shownPicture = Number(select.value); showPicture(container); } },
        pictures.map((picture, number) => el('option', { value: number }, pictureName(picture))));
    select.value = shownPicture;
    return select;
}

function drawnPicture(number) {
    const source = model.data.pictures[number];
    if (!drawnPictures[number]) drawnPictures[number] = source && readPicture(source.svg);
    if (drawnPictures[number] && !drawnPictures[number].isJoined) {
        joinShapes(drawnPictures[number].picture);
        drawnPictures[number].isJoined = true;
    }
    return drawnPictures[number];
}

/* Where a picture has what is looked for, and this one has not, the other is shown. */
function pictureOf(entity) {
    if (!entity || selectDrawn(drawnPicture(shownPicture).picture, entity)) return drawnPicture(shownPicture);
    const other = model.data.pictures.findIndex((picture, number) => drawnPicture(number) && selectDrawn(drawnPicture(number).picture, entity));
    if (other >= 0) shownPicture = other;
    return drawnPicture(shownPicture);
}

function showPicture(container) {
    if (!drawnPicture(shownPicture)) {
        replace(container, el('p', { class: 'empty' }, say('noPicture')));
        return;
    }
    const wasInside = container.contains(document.activeElement) && document.activeElement.closest('.drawn');
    const entity = model.byIri.get(state.id);
    const shown = wasInside ? drawnPicture(shownPicture) : pictureOf(entity);
    if (!container.contains(shown.frame)) {
        Object.assign(shown, zoomFrame(shown.picture, shown.size, say('picture'), shown.zoom, pictureChoice(container)));
        replace(container, shown.frame);
        if (!shown.zoom.scale) shown.zoom.fit(0.45);
    }
    const shape = selectDrawn(shown.picture, entity);
    if (shape) shown.zoom.reveal(shape, wasInside ? 0 : 0.8);
}
