package org.plumbline.core.report;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.plumbline.ShippedFiles;
import org.plumbline.core.report.StoredRecord.LinkedEvaluation;
import org.plumbline.core.ruleset.RuleSet;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.vocabulary.Submission;

/** Documents of samples as if they were stored. */
final class Documents {

    static final StoredRecord RECORD = record(null, List.of());

    private Documents() {}

    static StoredRecord record(LinkedEvaluation correction, List<LinkedEvaluation> correctedBy) {
        return new StoredRecord(
                "0198c0de-0000-7000-8000-000000000001",
                3,
                "ab".repeat(32),
                Instant.parse("2026-03-01T08:00:00Z"),
                "clerk-1",
                17L,
                "cd".repeat(32),
                correction,
                correctedBy,
                "https://jx.example.gov.cn/evaluations/0198c0de-0000-7000-8000-000000000001");
    }

    static EvaluationDocument create(Submission submission, StoredRecord record, Locale locale) {
        return create(submission, ShippedFiles.ruleSet(submission.scheme()), record, locale);
    }

    static EvaluationDocument create(Submission submission, RuleSet ruleSet, StoredRecord record, Locale locale) {
        return EvaluationDocument.of(new Scorer().score(submission, ruleSet), submission, ruleSet, record, locale);
    }

    /** What a QR code says. */
    static String readCode(byte[] png) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
            int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            RGBLuminanceSource source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)))
                    .getText();
        } catch (IOException | ReaderException e) {
            throw new AssertionError(e);
        }
    }
}
