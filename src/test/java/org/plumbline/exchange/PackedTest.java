package org.plumbline.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.plumbline.Shipped;
import org.plumbline.ruleset.Sha256;
import org.plumbline.scoring.Scorer;
import org.plumbline.vocabulary.Submission;

class PackedTest {

    @Test
    void givesBackWhatWentIn() {
        Random random = new Random(7);
        for (int size : new int[] {0, 1, 100, 70_000, 300_000}) {
            byte[] bytes = new byte[size];
            random.nextBytes(bytes);
            assertThat(Packed.unpack(Packed.pack(bytes))).isEqualTo(bytes);
        }
    }

    @Test
    void aSubmissionAndItsEvaluationWithThirtyFindingsTakeSixKilobytes() {
        byte[] body = Shipped.bytes(Shipped.SAMPLES.resolve("dachang-2020-dept/submission.json"));
        Submission submission = SubmissionJson.read(body);
        byte[] canonical =
                EvaluationJson.canonical(new Scorer().score(submission, Shipped.ruleSet(submission.scheme())));
        assertThat(Packed.pack(body).length + Packed.pack(canonical).length).isLessThanOrEqualTo(6 * 1024);
    }

    @Test
    void aDictionaryThatWasUsedNeverChanges() throws Exception {
        byte[] dictionary = Packed.class.getResourceAsStream("dictionary-1.txt").readAllBytes();
        assertThat(Sha256.of(dictionary)).isEqualTo("977160fa06552916fbf04c1acfe7d69a624172bb399e10cb113481aebf543139");
        assertThat(dictionary.length).isLessThan(32_768 - 262); // zlib sees no further back
    }

    @Test
    void damageIsNoticed() {
        byte[] packed = Packed.pack("预算绩效".repeat(50).getBytes());
        packed[packed.length - 1] ^= 1;
        assertThatThrownBy(() -> Packed.unpack(packed)).isInstanceOf(IllegalStateException.class);
        packed[0] = 9;
        assertThatThrownBy(() -> Packed.unpack(packed)).hasMessageContaining("dictionary 9");
    }
}
