package org.plumbline.core.ruleset;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieBaseConfiguration;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.conf.EventProcessingOption;
import org.kie.api.runtime.KieContainer;
import org.plumbline.core.spreadsheet.Problem;

/**
 * The KieContainer of one DRL manifest: compiled once, shared by every rule set with the same files, disposed when the
 * last of them is closed. A new release id for each manifest, never {@code updateToVersion}, which leaks classes.
 */
public final class DrlContainer implements AutoCloseable {

    private static final KieServices SERVICES = KieServices.get();
    /** Of the package every file declares. */
    private static final String FOLDER = "src/main/resources/org/plumbline/rules/";

    private final DrlManifest manifest;
    private final String sha256;
    private final ReleaseId releaseId;
    private final KieContainer container;

    private DrlContainer(DrlManifest manifest, ReleaseId releaseId, KieContainer container) {
        this.manifest = manifest;
        this.sha256 = manifest.sha256();
        this.releaseId = releaseId;
        this.container = container;
    }

    /** @throws RuleSetRejectedException with every compile error, where the files do not compile */
    public static DrlContainer compile(DrlManifest manifest) {
        ReleaseId releaseId = SERVICES.newReleaseId("org.plumbline", "drl", createUniqueName(manifest));
        KieFileSystem files = SERVICES.newKieFileSystem();
        files.generateAndWritePomXML(releaseId);
        manifest.files()
                .forEach((name, bytes) -> files.write(FOLDER + name, new String(bytes, StandardCharsets.UTF_8)));
        KieBuilder builder = SERVICES.newKieBuilder(files).buildAll(ExecutableModelProject.class);
        List<Problem> problems = builder.getResults().getMessages(Message.Level.ERROR).stream()
                .map(DrlContainer::toProblem)
                .toList();
        if (!problems.isEmpty()) {
            SERVICES.getRepository().removeKieModule(releaseId);
            throw new RuleSetRejectedException(problems);
        }
        return new DrlContainer(manifest, releaseId, SERVICES.newKieContainer(releaseId));
    }

    private static String createUniqueName(DrlManifest manifest) {
        return manifest.sha256() + "-" + java.util.UUID.randomUUID();
    }

    private static Problem toProblem(Message message) {
        String file =
                message.getPath() == null ? "rules/drl" : message.getPath().replaceFirst("^.*/", "");
        return new Problem(
                Problem.ProblemCode.DRL,
                file,
                null,
                message.getLine() > 0 ? "L" + message.getLine() : null,
                message.getText(),
                null,
                null);
    }

    public DrlManifest manifest() {
        return manifest;
    }

    public String sha256() {
        return sha256;
    }

    KieContainer container() {
        return container;
    }

    /** One at a time: Drools does not guarantee that a container can create two bases concurrently. */
    synchronized KieBase newKieBase(List<CompiledTable<?>> tables) {
        KieBaseConfiguration configuration = SERVICES.newKieBaseConfiguration();
        configuration.setOption(EventProcessingOption.CLOUD);
        KieBase base = container.newKieBase(configuration);
        TableRules.addRules(base, configuration, tables);
        return base;
    }

    @Override
    public void close() {
        container.dispose();
        SERVICES.getRepository().removeKieModule(releaseId);
    }
}
