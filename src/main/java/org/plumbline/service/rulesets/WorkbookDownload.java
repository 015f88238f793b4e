package org.plumbline.service.rulesets;

import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Workbooks as downloads. */
public final class WorkbookDownload {

    private static final MediaType WORKBOOK =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private WorkbookDownload() {}

    /** @param annotated whether problems are marked in it, which its name then says */
    public static ResponseEntity<byte[]> respond(String name, boolean annotated, byte[] bytes) {
        String shown = annotated ? name.replaceFirst("\\.xlsx$", "") + "-批注.xlsx" : name;
        return ResponseEntity.ok()
                .contentType(WORKBOOK)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(shown, StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }
}
