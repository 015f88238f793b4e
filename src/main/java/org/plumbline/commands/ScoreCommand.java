package org.plumbline.commands;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.plumbline.commands.FileScoring.Answer;
import org.plumbline.evaluations.InChunks;
import org.plumbline.exchange.EvaluationJson;
import org.plumbline.exchange.Presentation;
import org.plumbline.exchange.Presentation.Detail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Scores files, in their order, on all cores. */
@Command(name = "score")
final class ScoreCommand implements Callable<Integer> {

    private static final JsonMapper JSON = new JsonMapper();

    private final Desk desk;

    @Mixin
    private Common common;

    @Mixin
    private RulesOption rules;

    @Mixin
    private FormOption form;

    @Parameters(arity = "1..*", paramLabel = "FILE", descriptionKey = "files")
    private List<String> files;

    @Option(names = "--as", paramLabel = "json|ndjson|xlsx", descriptionKey = "as")
    private Kind as;

    @Option(names = "--json", descriptionKey = "json")
    private boolean json;

    @Option(names = "--trace", paramLabel = "none|steps|full", descriptionKey = "trace")
    private Detail trace;

    @Option(names = "--progress", negatable = true, descriptionKey = "progress")
    private Boolean progress;

    private long scored;
    private long notScored;

    ScoreCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        if (trace != null && !json) {
            throw new CommandRefused("--trace 只与 --json 合用", "--trace goes with --json only");
        }
        InChunks chunks = InChunks.on(Runtime.getRuntime().availableProcessors());
        ScoreTable table = new ScoreTable(desk);
        try (Pieces pieces = new Pieces(files, as, desk.in());
                Progress shown = new Progress(desk, progress)) {
            FileScoring scoring = new FileScoring(rules.open(desk), form, desk);
            chunks.<Piece, Done>run(
                    pieces,
                    chunk -> work(chunk, scoring),
                    done -> {
                        take(done, table, shown);
                        shown.at(scored + notScored, pieces.read(), pieces.size());
                    },
                    desk.out()::flush);
        } finally {
            chunks.destroy();
        }
        table.settle();
        desk.out().flush();
        if (scored + notScored > 1) {
            desk.err().println(desk.say("已评分 %d，未能评分 %d", "%d scored, %d not", scored, notScored));
        }
        return notScored == 0 ? Commands.OK : Commands.SOME_NOT;
    }

    /**
     * What became of a chunk.
     *
     * @param bytes lines of JSON; empty where a table is asked for
     */
    private record Done(List<Piece> pieces, List<Answer> answers, ByteArrayOutputStream bytes) {}

    private Done work(List<Piece> chunk, FileScoring scoring) {
        List<Answer> answers = new ArrayList<>(chunk.size());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Piece piece : chunk) {
            Answer answer = scoring.answer(piece);
            if (json) {
                bytes.writeBytes(
                        answer.problem() == null
                                ? EvaluationJson.write(
                                        answer.evaluation(), new Presentation(null, null, detail(), desk.locale()))
                                : JSON.writeValueAsBytes(answer.problem()));
                bytes.write('\n');
            }
            answers.add(answer);
        }
        return new Done(chunk, answers, bytes);
    }

    private Detail detail() {
        return trace == null ? Detail.FULL : trace;
    }

    private void take(Done done, ScoreTable table, Progress shown) {
        if (json) {
            desk.out().write(done.bytes().toByteArray(), 0, done.bytes().size());
        }
        for (int i = 0; i < done.answers().size(); i++) {
            Answer answer = done.answers().get(i);
            if (answer.problem() == null) {
                scored++;
            } else {
                notScored++;
            }
            if (!json && answer.problem() != null) {
                shown.clear();
                desk.err().println(answer.problem().text(desk));
            } else if (!json) {
                table.add(done.pieces().get(i).place(), answer.evaluation());
            }
        }
        if (desk.out().checkError()) {
            throw new CommandRefused("输出已关闭", "the output was closed");
        }
    }
}
