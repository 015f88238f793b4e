package org.plumbline.service.evaluations;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Renders well-formed HTML as PDF. No link, image, style sheet or file that the text names is fetched. */
final class PdfRenderer {

    /** Characters not allowed in XML, escaped or not. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    /** Layout needs memory; more at once would not be faster. */
    private static final Semaphore PRESSES = new Semaphore(2, true);

    static {
        XRLog.setLoggingEnabled(false);
    }

    private PdfRenderer() {}

    /** @param moment the only time in the document's properties; null for none */
    static byte[] render(String html, UUID id, Instant moment) {
        PRESSES.acquireUninterruptibly();
        try (PdfBoxRenderer renderer = createRenderer(parseHtml(html));
                PDDocument pdf = renderer.createPDFKeepOpen()) {
            Calendar time = moment == null ? null : GregorianCalendar.from(moment.atZone(ZoneOffset.UTC));
            PDDocumentInformation information = pdf.getDocumentInformation();
            information.setCreationDate(time);
            information.setModificationDate(time);
            information.setCreator("Plumbline");
            pdf.setDocumentId(id.getMostSignificantBits() ^ id.getLeastSignificantBits());
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            pdf.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // from memory to memory
        } finally {
            PRESSES.release();
        }
    }

    private static PdfBoxRenderer createRenderer(Document document) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        // tagged for screen readers; and without the built-in fonts, for which PDFBox would search the machine
        builder.usePdfUaAccessibility(true);
        builder.withW3cDocument(document, null);
        builder.withProducer("Plumbline");
        builder.useFont(ReportFont::open, ReportFont.FAMILY, 400, FontStyle.NORMAL, true);
        builder.useReplacementText(ReportFont.BOX);
        DefaultObjectDrawerFactory drawers = new DefaultObjectDrawerFactory();
        drawers.registerDrawer(QrDrawer.TYPE, new QrDrawer());
        builder.useObjectDrawerFactory(drawers);
        builder.useUriResolver((base, address) -> null);
        for (ExternalResourceControlPriority when : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((address, kind) -> false, when);
        }
        return builder.buildPdfRenderer();
    }

    private static Document parseHtml(String html) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            String printable = UNPRINTABLE.matcher(html).replaceAll("\uFFFD");
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(printable)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new IllegalStateException("the template is not well-formed", e);
        }
    }
}
