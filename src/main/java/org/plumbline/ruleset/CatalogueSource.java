package org.plumbline.ruleset;

import java.util.Map;
import org.plumbline.vocabulary.Scheme;

/**
 * What a workbook says outside its tables.
 *
 * @param refs where each indicator, group and the scheme's own settings are written, by code; the scheme's under its id
 */
record CatalogueSource(Scheme scheme, Map<String, RuleRef> refs) {}
