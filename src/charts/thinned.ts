import type { GeoProjection, GeoStream, GeoStreamWrapper } from "d3";

/**
 * A projection that leaves out points nearer than `least` pixels to the one before: what a reader could not tell
 * apart, and what makes the larger part of a map's text.
 */
export function thinned(projection: GeoProjection, least: number): GeoStreamWrapper {
  return {
    stream(sink: GeoStream): GeoStream {
      let last: readonly [number, number] | undefined;
      return projection.stream({
        point(x, y) {
          if (last && Math.hypot(x - last[0], y - last[1]) < least) return;
          last = [x, y];
          sink.point(x, y);
        },
        lineStart() {
          last = undefined;
          sink.lineStart();
        },
        lineEnd: () => sink.lineEnd(),
        polygonStart: () => sink.polygonStart(),
        polygonEnd: () => sink.polygonEnd(),
        sphere: () => sink.sphere?.(),
      });
    },
  };
}
