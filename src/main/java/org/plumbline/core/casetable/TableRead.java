package org.plumbline.core.casetable;

import java.util.List;

/**
 * What was read of a file.
 *
 * @param sheet the sheet that holds the table; null where the file has none
 * @param remarks what its sender should know, in Chinese and English: what was read although it is hidden, what was not read
 */
public record TableRead(String sheet, List<String> remarks) {

    public static final TableRead PLAIN = new TableRead(null, List.of());
}
