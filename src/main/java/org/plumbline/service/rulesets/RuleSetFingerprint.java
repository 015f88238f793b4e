package org.plumbline.service.rulesets;

/**
 * The files of an executable rule set. The file name counts because every step of a trace quotes it.
 *
 * @param drlSha256 of the DRL manifest
 */
public record RuleSetFingerprint(String file, String workbookSha256, String drlSha256) {}
