package org.plumbline.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plumbline.ShippedFiles;
import org.plumbline.core.basics.Sha256;
import org.plumbline.core.scoring.Scorer;
import org.plumbline.vocabulary.Submission;

class ByteCompressorTest {

    @Test
    void unpackingReturnsThePackedBytes() {
        Random random = new Random(7);
        for (int size : new int[] {0, 1, 100, 70_000, 300_000}) {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            assertThat(ByteCompressor.decompress(ByteCompressor.compress(bytes)))
                    .isEqualTo(bytes);
        }
    }

    @Test
    void aSubmissionAndItsEvaluationWithThirtyFindingsTakeSixKilobytes() {
        byte[] body = ShippedFiles.bytes(ShippedFiles.SAMPLES.resolve("dachang-2020-dept/submission.json"));
        Submission submission = SubmissionJson.read(body);
        byte[] canonical = EvaluationJson.writeCanonical(
                new Scorer().score(submission, ShippedFiles.ruleSet(submission.scheme())));
        assertThat(ByteCompressor.compress(body).length + ByteCompressor.compress(canonical).length)
                .isLessThanOrEqualTo(6 * 1024);
    }

    @Test
    void aDictionaryThatWasUsedNeverChanges() throws Exception {
        byte[] dictionary =
                ByteCompressor.class.getResourceAsStream("dictionary-1.txt").readAllBytes();
        assertThat(Sha256.of(dictionary)).isEqualTo("977160fa06552916fbf04c1acfe7d69a624172bb399e10cb113481aebf543139");
        assertThat(dictionary.length).isLessThan(32_768 - 262); // zlib sees no further back
    }

    @Test
    void damagedPackedBytesAreReported() {
        byte[] packed = ByteCompressor.compress("预算绩效".repeat(50).getBytes());
        packed[packed.length - 1] ^= 1;
        assertThatThrownBy(() -> ByteCompressor.decompress(packed)).isInstanceOf(IllegalStateException.class);
        packed[0] = 9;
        assertThatThrownBy(() -> ByteCompressor.decompress(packed)).hasMessageContaining("dictionary 9");
    }
}
