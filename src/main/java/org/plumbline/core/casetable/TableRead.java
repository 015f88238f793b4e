package org.plumbline.core.casetable;

import java.util.List;

/**
 * What was read from a file.
 *
 * @param sheet the sheet that holds the table; null where the file has none
 * @param remarks notes for the sender, in Chinese and English: what was read although it is hidden, and what was not
 *     read
 */
public record TableRead(String sheet, List<String> remarks) {

    public static final TableRead PLAIN = new TableRead(null, List.of());
}
