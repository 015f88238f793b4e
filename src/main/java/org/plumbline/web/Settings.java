package org.plumbline.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator may set ({@code plumbline.*}).
 *
 * @param dataDir where evaluations and imported rules are kept
 * @param rulesDir decision tables and DRL; the jar's own copy where there is no such folder
 * @param samplesDir sample submissions; the jar's own copy where there is no such folder
 * @param maxBody largest request body taken
 * @param maxUpload largest request that carries a file
 * @param ruleSetsInMemory how many executable rule sets are held; others are built from storage when asked for
 *
 * <p>Folders are texts: Spring would look a Path up on the class path before the disk, and find the jar's copy first.
 */
@ConfigurationProperties("plumbline")
public record Settings(
        @DefaultValue("./data") String dataDir,
        @DefaultValue("./rules") String rulesDir,
        @DefaultValue("./samples") String samplesDir,
        @DefaultValue("2MB") DataSize maxBody,
        @DefaultValue("11MB") DataSize maxUpload,
        @DefaultValue("64") int ruleSetsInMemory,
        @DefaultValue java.util.Map<String, Object> users) {}
