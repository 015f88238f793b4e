package org.plumbline.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Draws the size of a file over time, and what was live in it, as SVG. */
final class StoreSizePicture {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 360;
    private static final int LEFT = 60;
    private static final int BOTTOM = 50;
    private static final int TICKS = 5;

    /** @param second since the begin @param saved evaluations until then @param bytes of the file */
    record Sample(int second, int saved, long bytes) {}

    private StoreSizePicture() {}

    /**
     * @param empty bytes of the file before, compacted
     * @param each bytes of an evaluation, compacted
     */
    static String draw(List<Sample> samples, double empty, double each) {
        double most = samples.stream()
                .mapToDouble(sample -> Math.max(sample.bytes(), 2 * (empty + each * sample.saved())))
                .max()
                .orElseThrow();
        int seconds = samples.get(samples.size() - 1).second();
        StringBuilder svg = new StringBuilder()
                .append(format(
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                                + " font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
                        WIDTH, HEIGHT));
        for (int i = 0; i <= TICKS; i++) {
            double x = LEFT + i * (WIDTH - LEFT - 20.0) / TICKS;
            double y = HEIGHT - BOTTOM - i * (HEIGHT - BOTTOM - 30.0) / TICKS;
            svg.append(format(
                    "<text x=\"%.0f\" y=\"%d\" text-anchor=\"middle\">%.1f</text>%n",
                    x, HEIGHT - BOTTOM + 18, seconds / 60.0 * i / TICKS));
            svg.append(format(
                    "<text x=\"%d\" y=\"%.0f\" text-anchor=\"end\">%.0f</text>%n", LEFT - 8, y + 4, most / 1e6 * i / TICKS));
            svg.append(format(
                    "<path d=\"M%d %.1fH%d\" stroke=\"#ddd\"/>%n", LEFT, y, WIDTH - 20));
        }
        svg.append(line(samples, seconds, most, sample -> sample.bytes(), "#1f5fa8"));
        svg.append(line(samples, seconds, most, sample -> empty + each * sample.saved(), "#2e8b57"));
        svg.append(line(samples, seconds, most, sample -> 2 * (empty + each * sample.saved()), "#c0392b"));
        return svg.append(format(
                        "<text x=\"%d\" y=\"18\">MB: <tspan fill=\"#1f5fa8\">file</tspan>, <tspan fill=\"#2e8b57\">live</tspan>,"
                                + " <tspan fill=\"#c0392b\">twice what is live</tspan></text>%n"
                                + "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">minutes; %d evaluations saved</text>%n</svg>%n",
                        LEFT, WIDTH / 2, HEIGHT - 10, samples.get(samples.size() - 1).saved()))
                .toString();
    }

    private static String line(
            List<Sample> samples, int seconds, double most, ToDoubleFunction<Sample> value, String colour) {
        StringBuilder points = new StringBuilder();
        for (Sample sample : samples) {
            double x = LEFT + (WIDTH - LEFT - 20.0) * sample.second() / seconds;
            double y = HEIGHT - BOTTOM - (HEIGHT - BOTTOM - 30.0) * value.applyAsDouble(sample) / most;
            points.append(format("%.1f,%.1f ", x, y));
        }
        return format("<polyline fill=\"none\" stroke=\"%s\" points=\"%s\"/>%n", colour, points.toString().strip());
    }

    private static String format(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
