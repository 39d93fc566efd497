/* One entity and everything that is joined with it, drawn here: a column of names on each side,
   grouped by relation, so that no two can overlap. */
const NODE = { width: 230, height: 26, gap: 6, group: 30, between: 150, rows: 10 };
const MORE_NODES = 30;
const expanded = new Map(); /* "iri property direction class" → how many names the group shows */

function relationGroups(entity) {
    const groups = new Map();
    const add = (fact, other, isInverse) => {
        const key = `${fact.property} ${isInverse ? 1 : 0} ${isInverse ? other.cls : ''}`;
        if (!groups.has(key)) groups.set(key, { key: `${entity.iri} ${key}`, property: fact.property, isInverse, cls: other.cls, members: [] });
        if (!groups.get(key).members.includes(other)) groups.get(key).members.push(other);
    };
    for (const fact of entity.facts) if (fact.object) add(fact, fact.object, false);
    for (const fact of entity.incoming) add(fact, fact.subject, fact.property !== 'cooperatesWith');
    for (const group of groups.values()) group.members.sort((a, b) => b.weight - a.weight || a.index - b.index);
    return [...groups.values()].sort((a, b) => FACT_ORDER.indexOf(a.property) - FACT_ORDER.indexOf(b.property));
}

const shownOf = group => group.members.slice(0, expanded.get(group.key) || NODE.rows);
const groupHeight = group => NODE.group + (shownOf(group).length + (shownOf(group).length < group.members.length ? 1 : 0)) * (NODE.height + NODE.gap);

/* Each group goes where there is more room left. */
function sides(groups, n) {
    const columns = Array.from({ length: n }, () => ({ groups: [], height: 0 }));
    for (const group of groups) {
        const column = columns.reduce((least, other) => (other.height < least.height ? other : least));
        column.groups.push(group);
        column.height += groupHeight(group);
    }
    return columns;
}

function nodeBox(entity, x, y, isFocus) {
    const group = svg('g', { class: `node ${Object.hasOwn(TERMS, entity.cls) ? entity.cls : 'Other'} ${isFocus ? 'focus' : ''}` },
        svg('title', {}, `${entity.name} (${termLabel(entity.cls)})`),
        svg('rect', { x, y, width: NODE.width, height: NODE.height, rx: entity.cls === 'Person' ? 12 : 3 }),
        svg('text', { x: x + NODE.width / 2, y: y + 17, 'text-anchor': 'middle' }, clip(entity.name, Math.floor((NODE.width - 14) / 6.6))));
    if (!isFocus) makeButton(group, entity.name, () => go({ id: entity.iri, s: null, to: null }));
    return group;
}

function edgeLine(focus, other, from, to) {
    const half = (from[0] + to[0]) / 2;
    const d = `M${from[0]} ${from[1]}C${half} ${from[1]} ${half} ${to[1]} ${to[0]} ${to[1]}`;
    return svg('g', { class: 'edge', onclick: () => go({ id: focus.iri, to: other.iri, s: null }) },
        svg('title', {}, `${focus.name} – ${other.name}`), svg('path', { d, class: 'hit' }), svg('path', { d }));
}

function moreBox(group, n, x, y) {
    const box = svg('g', { class: 'node more' }, svg('rect', { x, y, width: NODE.width, height: NODE.height, rx: 3 }),
        svg('text', { x: x + NODE.width / 2, y: y + 17, 'text-anchor': 'middle' }, say('others', n)));
    makeButton(box, say('others', n), () => { expanded.set(group.key, shownOf(group).length + MORE_NODES); showView(); });
    return box;
}

/* One column: its names at x, joined with the focus at a point. */
function drawColumn(entity, column, x, y, from, edgeX, parts) {
    for (const group of column.groups) {
        const words = [termLabel(group.property, group.isInverse), group.isInverse && termLabel(group.cls)];
        const label = [...new Set(words.filter(Boolean))].join(' · ');
        parts.labels.push(svg('text', { x: x + 2, y: y + NODE.group - 8, class: 'relation' }, `${label} (${group.members.length})`));
        y += NODE.group;
        for (const member of shownOf(group)) {
            parts.edges.push(edgeLine(entity, member, from, [edgeX, y + NODE.height / 2]));
            parts.nodes.push(nodeBox(member, x, y, false));
            y += NODE.height + NODE.gap;
        }
        const hidden = group.members.length - shownOf(group).length;
        if (hidden) {
            parts.nodes.push(moreBox(group, hidden, x, y));
            y += NODE.height + NODE.gap;
        }
    }
}

/* The names take what room there is; where it is little, everything stands in one column. */
function drawAround(entity, room) {
    const isNarrow = room < 600;
    NODE.width = isNarrow ? Math.min(260, room - 90) : Math.min(230, (room - 140) / 3);
    NODE.between = isNarrow ? 0 : Math.min(150, (room - 20 - 3 * NODE.width) / 2);
    const parts = { edges: [], nodes: [], labels: [] };
    const columns = sides(relationGroups(entity), isNarrow ? 1 : 2);
    const height = Math.max(120, ...columns.map(column => column.height));
    let width;
    if (isNarrow) {
        width = NODE.width + 70;
        parts.nodes.push(nodeBox(entity, 0, 0, true));
        drawColumn(entity, columns[0], 60, NODE.height + 10, [20, NODE.height], 60, parts);
    } else {
        const x = NODE.width + NODE.between, y = (height - NODE.height) / 2;
        width = 3 * NODE.width + 2 * NODE.between;
        parts.nodes.push(nodeBox(entity, x, y, true));
        drawColumn(entity, columns[0], x + NODE.width + NODE.between, (height - columns[0].height) / 2, [x + NODE.width, y + NODE.height / 2], x + NODE.width + NODE.between, parts);
        drawColumn(entity, columns[1], 0, (height - columns[1].height) / 2, [x, y + NODE.height / 2], NODE.width, parts);
    }
    const size = { x: -10, y: -10, width: width + 20, height: height + (isNarrow ? NODE.height + 10 : 0) + 20 };
    return { picture: svg('svg', { class: 'around' }, parts.edges, parts.labels, parts.nodes), size };
}

let middle = null; /* the entity that was drawn last: it stays when its card is closed */

function showAround(container) {
    const entity = middle = model.byIri.get(state.id) || middle;
    if (!entity) {
        replace(container, el('p', { class: 'empty' }, say('chooseAround')));
        return;
    }
    const { picture, size } = drawAround(entity, container.clientWidth);
    const { frame, zoom } = zoomFrame(picture, size, say('picture'), null, null);
    replace(container, frame);
    zoom.fitTo(1);
    zoom.reveal(picture.querySelector('.focus'), 1);
}
