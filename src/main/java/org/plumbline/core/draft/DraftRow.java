package org.plumbline.core.draft;

import java.util.Map;

/**
 * A row of a rule table without its id, method and basis.
 *
 * @param family name of the kind of table, such as STEP
 * @param cells numbers and labels of choices by the Chinese labels of the columns, in their order
 */
public record DraftRow(String family, Map<String, Object> cells) {}
