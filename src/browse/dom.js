/* Elements are made here and nowhere else. Text of the data becomes text nodes and attributes of
   harmless names, never markup. */
const SVG = 'http://www.w3.org/2000/svg';

const byId = id => document.getElementById(id);

function fill(element, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
        if (value === null || value === undefined || value === false) continue;
        if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
        else element.setAttribute(name, value === true ? '' : value);
    }
    element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
    return element;
}

const el = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
const svg = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

/* Text of the data, isolated, so that no mark in it turns the text around; more than anyone reads is
   cut. */
const MOST_CHARACTERS = 300;
const bdi = (text, attributes = {}) => el('bdi', attributes, text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text);
const named = text => bdi(text, { lang: 'zh-CN' });

function button(label, onclick, attributes = {}) {
    return el('button', { type: 'button', onclick, ...attributes }, label);
}

function replace(parent, ...children) {
    parent.replaceChildren(...children.flat(Infinity).filter(Boolean));
}
