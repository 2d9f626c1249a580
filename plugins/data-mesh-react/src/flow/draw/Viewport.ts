// SPDX-License-Identifier: Apache-2.0

/** A part of the plane of a drawing. @internal */
export interface Area {
  x: number;
  y: number;
  width: number;
  height: number;
}

const LEAST = 0.02;
const MOST = 2;
/** Free space around a drawing that fits, in pixels of the screen. @internal */
export const FIT_MARGIN = 20;
/** So much of a drawing stays in the frame, in pixels of the screen. */
const KEPT = 80;

/**
 * Which part of a drawing is seen, and how large. It lives outside React: a drawing that is moved sixty times a second
 * is not rendered as often.
 *
 * @internal
 */
export class Viewport {
  /** The point of the drawing at the frame's upper left corner. */
  x = 0;
  y = 0;
  scale = 1;
  /** Size of the frame, in pixels of the screen. */
  width = 0;
  height = 0;
  #world = { width: 0, height: 0 };
  readonly #listeners = new Set<() => void>();

  /** @returns what ends listening */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  resize(width: number, height: number): void {
    if (width === this.width && height === this.height) return;
    this.width = width;
    this.height = height;
    this.#changed();
  }

  /** Takes the size of another drawing. */
  setWorld(width: number, height: number): void {
    this.#world = { width, height };
    this.#changed();
  }

  /** The part of the drawing that is seen. */
  get area(): Area {
    return {
      x: this.x,
      y: this.y,
      width: this.width / this.scale,
      height: this.height / this.scale,
    };
  }

  /** The smallest scale that is of use: at which all of the drawing is seen. */
  get fitScale(): number {
    const { width, height } = this.#world;
    if (width === 0 || height === 0 || this.width === 0) return 1;
    return Math.max(
      LEAST,
      Math.min(
        1,
        (this.width - 2 * FIT_MARGIN) / width,
        (this.height - 2 * FIT_MARGIN) / height,
      ),
    );
  }

  /** Moves by pixels of the screen; false where the drawing was at its edge already. */
  panBy(dx: number, dy: number): boolean {
    const { x, y } = this;
    this.x += dx / this.scale;
    this.y += dy / this.scale;
    this.#changed();
    return this.x !== x || this.y !== y;
  }

  /** Zooms and keeps what is at a point of the frame where it is; without a point, the middle. */
  zoomBy(factor: number, at?: { left: number; top: number }): void {
    const left = at?.left ?? this.width / 2;
    const top = at?.top ?? this.height / 2;
    const scale = Math.min(
      MOST,
      Math.max(Math.min(this.fitScale, 0.5), this.scale * factor),
    );
    this.x += left / this.scale - left / scale;
    this.y += top / this.scale - top / scale;
    this.scale = scale;
    this.#changed();
  }

  /**
   * Shows all of the drawing, or what of it is large enough to be read around a point.
   *
   * @param part - of the width, which is seen from edge to edge where all of it cannot be
   */
  fit(
    around?: { x: number; y: number },
    least = 0,
    part?: { x: number; width: number },
  ): void {
    const { width, height } = this.#world;
    this.scale = part
      ? Math.min(1, (this.width - 2 * FIT_MARGIN) / part.width)
      : Math.max(this.fitScale, least);
    const at = around ?? { x: width / 2, y: height / 2 };
    const area = this.area;
    const margin = FIT_MARGIN / this.scale;
    const place = (size: number, seen: number, centre: number) =>
      size <= seen
        ? // What fits is centred as a whole.
          (size - seen) / 2
        : // No room is lost beyond the edges of what does not.
          Math.max(-margin, Math.min(centre - seen / 2, size - seen + margin));
    this.x = part
      ? part.x - (area.width - part.width) / 2
      : place(width, area.width, at.x);
    this.y = place(height, area.height, at.y);
    this.#changed();
  }

  /** Brings a point into the middle, at least at a scale. */
  centre(x: number, y: number, least = 0): void {
    this.scale = Math.max(this.scale, least);
    this.x = x - this.width / this.scale / 2;
    this.y = y - this.height / this.scale / 2;
    this.#changed();
  }

  /** Moves as little as is needed for a part of the drawing to be seen. */
  reveal({ x, y, width, height }: Area, least = 0): void {
    if (this.scale < least) {
      this.centre(x + width / 2, y + height / 2, least);
      return;
    }
    const seen = this.area;
    const margin = 24 / this.scale;
    if (x - margin < seen.x) this.x = x - margin;
    else if (x + width + margin > seen.x + seen.width) {
      this.x = x + width + margin - seen.width;
    }
    if (y - margin < seen.y) this.y = y - margin;
    else if (y + height + margin > seen.y + seen.height) {
      this.y = y + height + margin - seen.height;
    }
    this.#changed();
  }

  /** The point of the drawing at a point of the frame. */
  pointAt(left: number, top: number): { x: number; y: number } {
    return { x: this.x + left / this.scale, y: this.y + top / this.scale };
  }

  #changed(): void {
    const area = this.area;
    const kept = KEPT / this.scale;
    const hold = (at: number, size: number, seen: number) =>
      Math.min(Math.max(at, kept - seen), Math.max(size - kept, kept - seen));
    this.x = hold(this.x, this.#world.width, area.width);
    this.y = hold(this.y, this.#world.height, area.height);
    for (const listener of this.#listeners) listener();
  }
}
