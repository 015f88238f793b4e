package org.plumbline.core.form;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Prints tables as PDF, in the font of the reports, on one long page: it draws merged cells wrongly where a page ends. */
public final class FormPdf {

    private static final String FONT = "/fonts/NotoSansSC-Regular.ttf";
    private static final String STYLE = "<style>@page{size:297mm 2000mm;margin:15mm} body{font-family:F;font-size:9pt}"
            + "table{border-collapse:collapse;width:100%}"
            + "td,th{border:0.7pt solid #000;padding:2pt}</style>";

    private FormPdf() {}

    /** @param body well-formed */
    public static byte[] print(String body) {
        XRLog.setLoggingEnabled(false);
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.withHtmlContent("<html><head>" + STYLE + "</head><body>" + body + "</body></html>", null);
        builder.useFont(() -> FormPdf.class.getResourceAsStream(FONT), "F", 400, FontStyle.NORMAL, true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            builder.toStream(out).run();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
