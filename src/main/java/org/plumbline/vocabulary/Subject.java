package org.plumbline.vocabulary;

/**
 * The body or project evaluated.
 *
 * @param name never null
 * @param type DEPARTMENT or PROJECT; null where not stated
 * @param region such as 某省/某市/某县; null where not stated
 */
public record Subject(String name, String type, String region) {}
