package org.plumbline.core.workbook;

import java.util.List;
import java.util.Map;
import org.plumbline.core.rule.RuleSource;
import org.plumbline.vocabulary.Scheme;

/**
 * The content of a workbook outside its tables.
 *
 * @param refs where each indicator, group and the scheme's own settings are written, by code; the scheme's under its id
 * @param bases the rows of the sheet 依据; empty where there is none
 */
public record ParsedCatalogue(Scheme scheme, Map<String, RuleSource> refs, List<Basis> bases) {}
