package org.plumbline.core.spreadsheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.plumbline.core.spreadsheet.SpreadsheetRejectedException.Reason;

/**
 * PDFBox's parser with a limit to what streams may unpack to. PDFBox itself unpacks a stream whole into memory, however large, so
 * each is unpacked once before without keeping it. Pictures are left out: nothing of them is read.
 */
final class BoundedPdfParser extends PDFParser {

    /** Streams within one file may together be larger than one of them. */
    private static final int TOTAL = 3;
    /** Filters of one stream; no program writes more than two. */
    private static final int MOST_FILTERS = 4;

    private static final Set<String> PICTURES =
            Set.of("DCTDecode", "DCT", "CCITTFaxDecode", "CCF", "JBIG2Decode", "JPXDecode");

    private final long streamBytes;
    private final Map<COSStream, Long> sizes = new IdentityHashMap<>();
    private long total;
    /** PDFBox goes on without a stream that cannot be read, so that a rejection has to be kept. */
    private SpreadsheetRejectedException rejected;

    BoundedPdfParser(RandomAccessRead file, long streamBytes) throws IOException {
        super(file);
        this.streamBytes = streamBytes;
    }

    /** @throws SpreadsheetRejectedException where a stream exceeded the limits so far */
    void check() throws SpreadsheetRejectedException {
        if (rejected != null) {
            throw rejected;
        }
    }

    /** What a stream unpacks to, in bytes; 0 where it is not one of the file's. */
    long size(COSBase stream) {
        return stream instanceof COSStream ? sizes.getOrDefault(stream, 0L) : 0;
    }

    @Override
    protected COSStream parseCOSStream(COSDictionary dictionary) throws IOException {
        COSStream stream = super.parseCOSStream(dictionary);
        if (COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE)) || hasPictureFilter(stream.getFilters())) {
            return withoutData(stream);
        }
        sizes.put(stream, measure(stream));
        return stream;
    }

    /** Decoders of pictures allocate what a picture's size asks for. */
    private static boolean hasPictureFilter(COSBase filters) {
        if (filters instanceof COSArray chain) {
            for (int i = 0; i < chain.size(); i++) {
                if (hasPictureFilter(chain.getObject(i) instanceof COSName name ? name : null)) {
                    return true;
                }
            }
        }
        return filters instanceof COSName name && PICTURES.contains(name.getName());
    }

    private static COSStream withoutData(COSStream picture) {
        COSStream empty = new COSStream();
        for (COSName key : List.of(COSName.TYPE, COSName.SUBTYPE, COSName.WIDTH, COSName.HEIGHT)) {
            empty.setItem(key, picture.getItem(key));
        }
        return empty;
    }

    private long measure(COSStream stream) throws IOException {
        COSBase filters = stream.getFilters();
        Meter meter = new Meter();
        checkRows(stream.getDictionaryObject(COSName.DECODE_PARMS, COSName.DP));
        try (InputStream raw = stream.createRawInputStream()) {
            if (filters instanceof COSName name) {
                decode(raw, meter, stream, name, 0);
            } else if (filters instanceof COSArray chain && chain.size() > 0) {
                measureChain(raw, meter, stream, chain);
            }
        } catch (SpreadsheetRejectedException e) {
            rejected = e;
            throw e;
        } catch (IOException | RuntimeException damaged) { // counted as far as it can be unpacked, as PDFBox does
            return meter.written;
        }
        return meter.written;
    }

    /** PDFBox allocates two rows of the size that a predictor asks for. */
    private void checkRows(COSBase parameters) throws SpreadsheetRejectedException {
        if (parameters instanceof COSArray each) {
            for (int i = 0; i < each.size(); i++) {
                checkRows(each.getObject(i) instanceof COSDictionary dictionary ? dictionary : null);
            }
        } else if (parameters instanceof COSDictionary dictionary) {
            long bits = (long) dictionary.getInt(COSName.BITS_PER_COMPONENT, 8) * dictionary.getInt(COSName.COLUMNS, 1);
            if (Math.abs(bits) > streamBytes) {
                rejected = SpreadsheetRejectedException.because(Reason.TOO_LARGE, "row of " + bits + " bits");
                throw rejected;
            }
        }
    }

    /** Each filter's output is bounded as the last one's is. */
    private void measureChain(InputStream raw, Meter meter, COSStream stream, COSArray chain) throws IOException {
        if (chain.size() > MOST_FILTERS) {
            throw SpreadsheetRejectedException.because(Reason.TOO_LARGE, chain.size() + " filters");
        }
        InputStream in = raw;
        for (int i = 0; i < chain.size(); i++) {
            if (!(chain.getObject(i) instanceof COSName name)) {
                return;
            }
            if (i == chain.size() - 1) {
                decode(in, meter, stream, name, i);
            } else {
                Kept kept = new Kept();
                decode(in, kept, stream, name, i);
                in = new java.io.ByteArrayInputStream(kept.bytes.toByteArray());
            }
        }
    }

    private static void decode(InputStream in, OutputStream out, COSStream stream, COSName name, int index)
            throws IOException {
        Filter filter = FilterFactory.INSTANCE.getFilter(name);
        filter.decode(in, out, stream, index);
    }

    private class Meter extends OutputStream {

        private long written;

        @Override
        public void write(int one) throws IOException {
            count(1);
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            count(length);
        }

        void count(int more) throws IOException {
            written += more;
            total += more;
            if (written > streamBytes || total > TOTAL * streamBytes) {
                throw SpreadsheetRejectedException.because(Reason.TOO_LARGE, "stream of " + written + " B");
            }
        }
    }

    private final class Kept extends Meter {

        private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();

        @Override
        public void write(int one) throws IOException {
            count(1);
            bytes.write(one);
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            count(length);
            bytes.write(some, from, length);
        }
    }
}
