/* Pan and zoom of an SVG by its viewBox: mouse, wheel, two fingers, keys and buttons. */
const ZOOM_STEP = 1.25, SMALLEST = 0.05, LARGEST = 8;

class Zoom {
    /* `size` is the picture's {x, y, width, height} in its own units. */
    constructor(picture, size) {
        this.picture = picture;
        this.size = size;
        this.pointers = new Map();
        this.moved = 0;
        picture.addEventListener('wheel', event => this.wheel(event), { passive: false });
        picture.addEventListener('pointerdown', event => this.down(event));
        picture.addEventListener('pointermove', event => this.move(event));
        for (const name of ['pointerup', 'pointercancel']) picture.addEventListener(name, event => this.pointers.delete(event.pointerId));
        picture.addEventListener('click', event => { if (this.moved > 5) event.stopPropagation(); }, true);
        picture.addEventListener('keydown', event => this.key(event));
        new ResizeObserver(() => { if (this.scale) this.show(); }).observe(picture);
    }

    /* What is in sight: from this.x, this.y in the picture's units, this.scale pixels each. */
    show() {
        const { clientWidth: width, clientHeight: height } = this.picture;
        this.picture.setAttribute('viewBox', [this.x, this.y, width / this.scale, height / this.scale].map(n => n.toFixed(2)).join(' '));
    }

    /* In the middle, or from its left and upper end where there is no room for all of it. */
    fitTo(scale) {
        const { clientWidth: width, clientHeight: height } = this.picture;
        this.scale = scale || 1;
        this.x = this.size.x - Math.max(0, width / this.scale - this.size.width) / 2;
        this.y = this.size.y - Math.max(0, height / this.scale - this.size.height) / 2;
        this.show();
    }

    /* The whole picture. */
    fit() { this.fitTo(Math.min(1.2, this.picture.clientWidth / this.size.width, this.picture.clientHeight / this.size.height)); }

    /* For reading from the top: its whole width, but nothing smaller than `least` of its size. */
    fitWidth(least) {
        this.fitTo(Math.max(least, Math.min(1, this.picture.clientWidth / this.size.width)));
        this.y = this.size.y;
        this.show();
    }

    /* Around a point of the window, or the middle. */
    zoom(factor, clientX, clientY) {
        const frame = this.picture.getBoundingClientRect();
        const by = Math.min(LARGEST / this.scale, Math.max(SMALLEST / this.scale, factor));
        const px = clientX === undefined ? frame.width / 2 : clientX - frame.left;
        const py = clientY === undefined ? frame.height / 2 : clientY - frame.top;
        this.x += px / this.scale * (1 - 1 / by);
        this.y += py / this.scale * (1 - 1 / by);
        this.scale *= by;
        this.show();
    }

    pan(dx, dy) {
        this.x -= dx / this.scale;
        this.y -= dy / this.scale;
        this.show();
    }

    /* Bring a shape into the middle when it is out of sight or too small to read. */
    reveal(shape, least) {
        this.show();
        const frame = this.picture.getBoundingClientRect();
        const isIn = ({ left, right, top, bottom }) => left >= frame.left && right <= frame.right && top >= frame.top && bottom <= frame.bottom;
        if (isIn(shape.getBoundingClientRect()) && this.scale >= least) return;
        if (this.scale < least) this.zoom(least / this.scale);
        const place = shape.getBoundingClientRect();
        this.pan(frame.left + frame.width / 2 - (place.left + place.right) / 2, frame.top + frame.height / 2 - (place.top + place.bottom) / 2);
    }

    wheel(event) {
        event.preventDefault();
        this.zoom(Math.exp(-Math.sign(event.deltaY) * Math.min(0.3, Math.abs(event.deltaY) / 300)), event.clientX, event.clientY);
    }

    down(event) {
        if (event.button) return;
        if (!this.pointers.size) this.moved = 0;
        this.pointers.set(event.pointerId, [event.clientX, event.clientY]);
    }

    move(event) {
        const before = this.pointers.get(event.pointerId);
        if (!before) return;
        const now = [event.clientX, event.clientY];
        const others = [...this.pointers].filter(([id]) => id !== event.pointerId).map(([, place]) => place);
        this.moved += Math.hypot(now[0] - before[0], now[1] - before[1]);
        if (this.moved > 5) this.picture.setPointerCapture?.(event.pointerId);
        if (others.length === 1) {
            const far = place => Math.hypot(place[0] - others[0][0], place[1] - others[0][1]) || 1;
            this.zoom(far(now) / far(before), (now[0] + others[0][0]) / 2, (now[1] + others[0][1]) / 2);
        } else {
            this.pan(now[0] - before[0], now[1] - before[1]);
        }
        this.pointers.set(event.pointerId, now);
    }

    key(event) {
        const actions = {
            ArrowLeft: () => this.pan(60, 0), ArrowRight: () => this.pan(-60, 0), ArrowUp: () => this.pan(0, 60), ArrowDown: () => this.pan(0, -60),
            '+': () => this.zoom(ZOOM_STEP), '=': () => this.zoom(ZOOM_STEP), '-': () => this.zoom(1 / ZOOM_STEP), 0: () => this.fit(),
        };
        if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(actions, event.key)) return;
        event.preventDefault();
        actions[event.key]();
    }
}

/* The picture with its buttons and further tools; it must be in the page before it is fitted. */
function zoomFrame(picture, size, label, known, tools) {
    const zoom = known || new Zoom(picture, size);
    fill(picture, { tabindex: 0, role: 'group', 'aria-label': label, preserveAspectRatio: 'xMinYMin meet' }, []);
    picture.classList.add('zoomable');
    const frame = el('div', { class: 'frame' }, picture, el('div', { class: 'tools' }, tools,
        button('+', () => zoom.zoom(ZOOM_STEP), { class: 'icon', 'aria-label': say('zoomIn'), title: say('zoomIn') }),
        button('−', () => zoom.zoom(1 / ZOOM_STEP), { class: 'icon', 'aria-label': say('zoomOut'), title: say('zoomOut') }),
        button('⤢', () => zoom.fit(), { class: 'icon', 'aria-label': say('fit'), title: say('fit') })));
    return { frame, zoom };
}
