package org.plumbline.core.draft;

/**
 * An indicator with its printed scoring standard.
 *
 * @param code unique in its scheme
 * @param level1 null for none
 * @param level2 null for none
 * @param place where the standard is printed, such as 自评表!H5 or 第3行
 */
public record DraftIndicator(String code, String level1, String level2, RuleSentence sentence, String place) {}
