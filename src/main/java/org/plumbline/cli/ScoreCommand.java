package org.plumbline.cli;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.plumbline.cli.FileScorer.ScoringOutcome;
import org.plumbline.core.json.EvaluationJson;
import org.plumbline.core.json.Presentation;
import org.plumbline.core.json.Presentation.TraceDetail;
import org.plumbline.core.ruleset.RuleSetRejectedException;
import org.plumbline.service.storage.ChunkedExecutor;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Scores files in their order, on all cores. */
@Command(name = "score")
final class ScoreCommand implements Callable<Integer> {

    private static final JsonMapper JSON = new JsonMapper();

    private final CommandConsole console;

    @Mixin
    private CommonOptions common;

    @Mixin
    private RulesOptions rules;

    @Mixin
    private FormOptions form;

    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "files")
    private List<String> files;

    @Option(names = "--as", paramLabel = "json|ndjson|xlsx", descriptionKey = "as")
    private InputFormat as;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Option(names = "--trace", paramLabel = "none|steps|full", descriptionKey = "trace")
    private TraceDetail trace;

    @Option(names = "--progress", negatable = true, descriptionKey = "progress")
    private Boolean progress;

    private long scored;
    private long notScored;

    /** The exit code after an input that could not be scored; later inputs are scored nevertheless. */
    private final AtomicInteger worst = new AtomicInteger(PlumblineCli.OK);

    ScoreCommand(CommandConsole console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (trace != null && !json) {
            throw new CommandException("--trace 只与 --json 合用", "--trace requires --json");
        }
        ChunkedExecutor chunks =
                ChunkedExecutor.withThreads(Runtime.getRuntime().availableProcessors());
        ScoreTable table = new ScoreTable(console);
        try (InputItems pieces = new InputItems(files, as, console.in());
                ProgressLine shown = new ProgressLine(console, progress)) {
            FileScorer scoring = new FileScorer(rules.openRules(console), form, console);
            chunks.<InputItem, ScoredChunk>run(
                    pieces,
                    chunk -> scoreChunk(chunk, scoring),
                    done -> {
                        printChunk(done, table, shown);
                        shown.update(scored + notScored, pieces.bytesRead(), pieces.totalBytes());
                    },
                    console.out()::flush);
        } finally {
            chunks.destroy();
        }
        table.printHeldRows();
        console.out().flush();
        if (scored + notScored > 1) {
            console.err().println(console.localize("已评分 %d，未能评分 %d", "%d scored, %d not", scored, notScored));
        }
        return worst.get();
    }

    /**
     * The result of a chunk.
     *
     * @param bytes lines of JSON; empty for a table
     */
    private record ScoredChunk(List<ScoringOutcome> answers, ByteArrayOutputStream bytes) {}

    private ScoredChunk scoreChunk(List<InputItem> chunk, FileScorer scoring) {
        List<ScoringOutcome> answers = new ArrayList<>(chunk.size());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        chunk.forEach(piece -> answers.addAll(answer(piece, scoring)));
        for (ScoringOutcome answer : answers) {
            if (json) {
                bytes.writeBytes(
                        answer.problem() == null
                                ? EvaluationJson.write(
                                        answer.evaluation(),
                                        new Presentation(null, null, traceDetail(), console.locale()))
                                : JSON.writeValueAsBytes(answer.problem()));
                bytes.write('\n');
            }
        }
        return new ScoredChunk(answers, bytes);
    }

    private List<ScoringOutcome> answer(InputItem piece, FileScorer scoring) {
        int status;
        List<ScoringOutcome> answers;
        try {
            answers = scoring.scoreInput(piece);
            boolean allScored = answers.stream().allMatch(answer -> answer.problem() == null);
            status = allScored ? PlumblineCli.OK : PlumblineCli.SOME_FAILED;
        } catch (CommandException refused) {
            answers = List.of(ScoringOutcome.failed(piece, ScoringProblem.refused(piece, refused, console)));
            status = PlumblineCli.REFUSED;
        } catch (RuleSetRejectedException rejected) {
            throw rejected; // the rules are at fault, and every further submission would fail alike
        } catch (RuntimeException fault) {
            answers = List.of(ScoringOutcome.failed(piece, ScoringProblem.fault(piece, fault, console)));
            status = PlumblineCli.BROKEN;
        }
        worst.accumulateAndGet(status, Math::max);
        return answers;
    }

    private TraceDetail traceDetail() {
        return trace == null ? TraceDetail.FULL : trace;
    }

    private void printChunk(ScoredChunk done, ScoreTable table, ProgressLine shown) {
        if (json) {
            console.out().write(done.bytes().toByteArray(), 0, done.bytes().size());
        }
        for (ScoringOutcome answer : done.answers()) {
            if (answer.problem() == null) {
                scored++;
            } else {
                notScored++;
            }
            if (!json && answer.problem() != null) {
                shown.clear();
                console.err().println(answer.problem().format(console));
            } else if (!json) {
                table.addRow(answer.location(), answer.evaluation());
            }
        }
        if (console.out().checkError()) {
            throw new CommandException("输出已关闭", "the output was closed");
        }
    }
}
