package org.plumbline.core.form;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.plumbline.ShippedFiles;
import org.plumbline.core.ruleset.RuleSet;
import org.slf4j.LoggerFactory;

/** CPU times, which a busy machine changes least, of reading a form of 40 indicators, and a PDF of 50 pages with such a form on each. Run by bench/forms.sh. */
final class FormReadingTimes {

    private static final int PAGES = 50;
    private static final java.lang.management.ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private FormReadingTimes() {}

    /** Argument: times that each file is read; the first half does not count. */
    public static void main(String[] arguments) throws IOException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        RuleSet ruleSet = ShippedFiles.ruleSet("national-project");
        byte[] xlsx = FormLayout.REORDERED.write(FortyIndicators.submission(), ruleSet);
        int times = Integer.parseInt(arguments[0]);
        for (FormFormat format : FormFormat.values()) {
            measure(format.name(), format.convert(xlsx), ruleSet, times);
        }
        measure("PDF, " + PAGES + " pages", repeatPage(FormFormat.PDF.convert(xlsx)), ruleSet, times);
    }

    private static byte[] repeatPage(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf);
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDPage first = document.getPage(0);
            for (int i = 1; i < PAGES; i++) {
                PDPage page = new PDPage(first.getMediaBox());
                page.setResources(first.getResources());
                page.getCOSObject()
                        .setItem(
                                org.apache.pdfbox.cos.COSName.CONTENTS,
                                first.getCOSObject().getItem(org.apache.pdfbox.cos.COSName.CONTENTS));
                document.addPage(page);
            }
            document.save(out);
            return out.toByteArray();
        }
    }

    private static void measure(String name, byte[] file, RuleSet ruleSet, int times) {
        List<MemoryPoolMXBean> heap = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        System.gc();
        heap.forEach(MemoryPoolMXBean::resetPeakUsage);
        long before = used(heap);
        long[] took = new long[times];
        int sheets = 0;
        for (int i = 0; i < times; i++) {
            long start = CPU.getCurrentThreadCpuTime();
            List<FilledForm> forms =
                    FilledForm.open("form", file, ShippedFiles.formDictionary()).split();
            for (FilledForm form : forms) {
                form.read(ruleSet, null, Map.of());
            }
            took[i] = CPU.getCurrentThreadCpuTime() - start;
            sheets = forms.size();
        }
        long[] warm = Arrays.stream(took).skip(times / 2).sorted().toArray();
        System.out.printf(
                "%-14s %,9d B, %d forms: median %,5d ms of CPU, slowest %,5d ms, at most %d MB of heap beside %d MB%n",
                name,
                file.length,
                sheets,
                warm[warm.length / 2] / 1_000_000,
                warm[warm.length - 1] / 1_000_000,
                (peak(heap) - before) >> 20,
                before >> 20);
    }

    private static long used(List<MemoryPoolMXBean> pools) {
        return pools.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
    }

    /** With what is no longer used and not collected yet. */
    private static long peak(List<MemoryPoolMXBean> pools) {
        return pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }
}
