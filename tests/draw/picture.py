"""An SVG of ours as boxes: every text and every shape, where a reader sees it."""

import functools
import pathlib
import re
import subprocess
import xml.etree.ElementTree as ElementTree

SVG = "{http://www.w3.org/2000/svg}"
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@functools.lru_cache
def font(size):
    from PIL import ImageFont  # pylint: disable=import-outside-toplevel
    found = subprocess.run(["fc-match", "-f", "%{file}\n%{index}", "Noto Sans CJK SC"],
                           stdout=subprocess.PIPE, check=True).stdout.decode().split("\n")
    return ImageFont.truetype(found[0], size, index=int(found[1]) & 0xFFFF)


def text_width(text, size):
    return font(200).getlength(text) * size / 200


class Box:
    """Edges in points, y downwards."""

    def __init__(self, left, top, right, bottom, what=""):
        self.left, self.top, self.right, self.bottom = left, top, right, bottom
        self.what = what

    def meets(self, other, slack=0.6):
        return (self.left < other.right - slack and other.left < self.right - slack and
                self.top < other.bottom - slack and other.top < self.bottom - slack)

    def holds(self, other, slack=1.0):
        return (self.left - slack <= other.left and self.right + slack >= other.right and
                self.top - slack <= other.top and self.bottom + slack >= other.bottom)

    def corners(self, inset=1.0):
        return [(x, y) for x in (self.left + inset, self.right - inset)
                for y in (self.top + inset, self.bottom - inset)]


class Text:
    def __init__(self, element):
        self.size = float(element.get("font-size"))
        self.fill = element.get("fill", "#000000")
        self.text = element.text or ""
        width = text_width(self.text, self.size)
        x, y = float(element.get("x")), float(element.get("y"))
        left = x - {"start": 0, "middle": width / 2, "end": width}[element.get("text-anchor", "start")]
        self.box = Box(left, y - 0.84 * self.size, left + width, y + 0.08 * self.size, self.text)


class Shape:
    def __init__(self, element):
        self.fill, self.stroke = element.get("fill"), element.get("stroke")
        self.ellipse = self.points = None
        if element.tag == SVG + "ellipse":
            self.ellipse = x, y, rx, ry = [float(element.get(key)) for key in ("cx", "cy", "rx", "ry")]
            self.box = Box(x - rx, y - ry, x + rx, y + ry)
            return
        numbers = [float(n) for n in NUMBER.findall(element.get("points") or element.get("d"))]
        points = list(zip(numbers[::2], numbers[1::2]))
        if element.get("points"):
            self.points = points
        self.box = Box(min(x for x, _ in points), min(y for _, y in points),
                       max(x for x, _ in points), max(y for _, y in points))

    def holds(self, box):
        """Whether a text stands inside, corners and all."""
        if not self.box.holds(box):
            return False
        if self.ellipse:
            x, y, rx, ry = self.ellipse
            return all(((a - x) / rx) ** 2 + ((b - y) / ry) ** 2 <= 1.08 for a, b in box.corners())
        if self.points and len(self.points) > 5:
            return all(inside(self.points, corner) for corner in box.corners(1.5))
        return True


def inside(polygon, point):
    x, y = point
    hit = False
    for (x1, y1), (x2, y2) in zip(polygon, polygon[1:]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            hit = not hit
    return hit


class Node:
    def __init__(self, group):
        self.id = group.get("id") or ""
        shapes = [Shape(element) for element in group.iter()
                  if element.tag in (SVG + "polygon", SVG + "ellipse", SVG + "path")]
        self.shape = shapes[0] if shapes else None
        self.texts = [Text(element) for element in group.iter(SVG + "text")]
        self.is_frame = bool(self.shape) and self.shape.fill == "none"


class Picture:
    def __init__(self, data):
        self.root = ElementTree.fromstring(data)
        left, top, width, height = [float(n) for n in self.root.get("viewBox").split()]
        graph = next(group for group in self.root.iter(SVG + "g") if group.get("class") == "graph")
        moves = [float(n) for n in NUMBER.findall(graph.get("transform").split("translate")[1])]
        self.sheet = Box(left - moves[0], top - moves[1], left + width - moves[0],
                         top + height - moves[1])
        groups = [group for group in self.root.iter(SVG + "g")]
        self.nodes = [Node(group) for group in groups if group.get("class") == "node"]
        self.edge_texts = [Text(element) for group in groups if group.get("class") == "edge"
                           for element in group.iter(SVG + "text")]
        self.ids = [element.get("id") for element in self.root.iter() if element.get("id")]
        self.n_edges = sum(group.get("class") == "edge" for group in groups)

    def texts(self):
        return [text for node in self.nodes for text in node.texts] + self.edge_texts


def luminance(colour):
    """WCAG's relative luminance of "#rrggbb"."""
    names = {"black": "#000000", "white": "#ffffff", "none": "#ffffff", "transparent": "#ffffff"}
    colour = names.get(colour, colour)
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear))


def contrast(a, b):
    x, y = sorted((luminance(a) + 0.05, luminance(b) + 0.05))
    return y / x


def pairs_that_meet(boxes):
    """Every two boxes that lie on each other, found from left to right."""
    found, open_boxes = [], []
    for box in sorted(boxes, key=lambda b: b.left):
        open_boxes = [other for other in open_boxes if other.right > box.left]
        found += [(other, box) for other in open_boxes if box.meets(other)]
        open_boxes.append(box)
    return found


def faults(data):
    """What makes a picture hard to read, as lines of text."""
    picture = Picture(data)
    texts = picture.texts()
    out = [f"smaller than 9 points: {text.text}" for text in texts if text.size < 9]
    out += [f"off the sheet: {text.text}" for text in texts if not picture.sheet.holds(text.box, 0)]
    out += [f"on each other: {a.what} / {b.what}" for a, b in pairs_that_meet([t.box for t in texts])]
    solid = [node for node in picture.nodes
             if node.shape and not node.is_frame and node.shape.fill not in (None, "transparent")]
    for node in solid:
        node.shape.box.what = node.texts[0].text if node.texts else node.id
    out += [f"shapes on each other: {a.what} / {b.what}"
            for a, b in pairs_that_meet([node.shape.box for node in solid])]
    for node in picture.nodes:
        fill = node.shape.fill if node.shape else "#ffffff"
        for text in node.texts:
            if node.shape and not node.shape.holds(text.box):
                out.append(f"cut by its shape: {text.text}")
            if contrast(text.fill, fill) < 4.5:
                out.append(f"contrast {contrast(text.fill, fill):.1f}: {text.text}")
    for text in picture.edge_texts:
        if contrast(text.fill, "#ffffff") < 4.5:
            out.append(f"contrast {contrast(text.fill, '#ffffff'):.1f}: {text.text}")
        out += [f"label on a node: {text.text} / {node.shape.box.what}"
                for node in solid if node.shape.box.meets(text.box)]
    if len(picture.ids) != len(set(picture.ids)):
        out.append("an id stands twice")
    return out


def main():
    import sys  # pylint: disable=import-outside-toplevel
    n = n_texts = 0
    for name in sorted(sys.argv[1:]):
        data = pathlib.Path(name).read_bytes()
        found = faults(data)
        picture = Picture(data)
        n += len(found)
        n_texts += len(picture.texts())
        print(f"{name}: {len(picture.texts())} texts, {len(picture.nodes)} nodes, {len(found)} faults")
        for line in found:
            print(f"  {line}")
    print(f"{len(sys.argv) - 1} pictures, {n_texts} texts: {n} overlap, are cut, small or pale")
    return 1 if n else 0


if __name__ == "__main__":
    raise SystemExit(main())
