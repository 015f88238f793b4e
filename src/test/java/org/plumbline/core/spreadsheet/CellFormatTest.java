package org.plumbline.core.spreadsheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers are shown as Excel shows them; the digits shown have the number's value. */
class CellFormatTest {

    private static DisplayedValue shown(String code, String number) {
        return CellFormat.of(200, code).show(new BigDecimal(number));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
            0%                    | 0.996     | 100%        | 1
            0.0%                  | 0.954     | 95.4%       | 0.954
            0.00%                 | 0.99625   | 99.63%      | 0.9963
            0.0"%"                | 95.4      | 95.4%       | 95.4
            0.0\\%                | 95.4      | 95.4%       | 95.4
            0.0!%                 | 95.4      | 95.4%       | 95.4
            0"％"                 | 95        | 95％        | 95
            0.0_%                 | 95.4      | 95.4        | 95.4
            0.0"‰"                | 5.4       | 5.4‰        | 5.4
            0!.0,"万"             | 35000     | 3.5万       | 35000
            0!.0,"万"             | 35400     | 3.5万       | 35000
            0\\.0,万              | 35000     | 3.5万       | 35000
            0.0,                  | 35400     | 35.4        | 35400
            0,                    | 35400     | 35          | 35000
            0,,                   | 35400000  | 35          | 35000000
            #,##0                 | 1234567   | 1,234,567   | 1234567
            #,##0.00              | -1234.5   | -1,234.50   | -1234.5
            #,##0.00_);(#,##0.00) | -1234.5   | (1,234.50)  | -1234.5
            0;[Red]0              | -5        | 5           | 5
            0;-0;"无"             | 0         | 无          |
            000                   | 7         | 007         | 7
            0.0                   | 53.46     | 53.5        | 53.5
            0.0#                  | 53.4      | 53.4        | 53.4
            "¥"#,##0.00           | 1234.5    | ¥1,234.50   | 1234.5
            [$¥-804]#,##0         | 1234      | ¥1,234      | 1234
            0.0"万元"             | 5.5       | 5.5万元     | 5.5
            General"元"           | 5.5       | 5.5元       | 5.5
            [>=10000]0!.0,"万";0  | 35000     | 3.5万       | 35000
            [>=10000]0!.0,"万";0  | 350       | 350         | 350
            [>=10000]0!.0,"万";0  | -350      | -350        | -350
            [Blue]0.0             | 1.5       | 1.5         | 1.5
            ;;;                   | 5         | ''          |
            0.00E+00              | 35000     | 3.50E+04    | 35000
            """,
            delimiter = '|')
    void aNumberIsShownByItsFormat(String code, String number, String text, String amount) {
        DisplayedValue shown = shown(code, number);

        assertThat(shown.text()).isEqualTo(text);
        if (amount == null) {
            assertThat(shown.number()).isNull();
        } else {
            assertThat(shown.number()).isEqualByComparingTo(amount);
        }
    }

    @Test
    void accountingFormatsShowNothingButTheNumber() {
        String code = "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ";
        assertThat(shown(code, "1234.5").text()).isEqualTo("1,234.50");
        assertThat(shown(code, "-1234.5").text()).isEqualTo("-1,234.50");
        assertThat(shown(code, "0").text()).isEqualTo("-");
        assertThat(shown(code, "0").number()).isEqualByComparingTo("0");
    }

    @Test
    void onlyUnquotedPercentSignsMultiply() {
        assertThat(shown("0.0%", "0.954").percent()).isTrue();
        for (String literal : new String[] {"0.0\"%\"", "0.0\\%", "0.0!%", "0.0_%", "0.0*%", "0.0[$%-804]"}) {
            assertThat(shown(literal, "95.4").percent()).as(literal).isFalse();
        }
    }

    @Test
    void commasAndPartedDigitsAreScaled() {
        assertThat(shown("0!.0,\"万\"", "35000").scaled()).isTrue();
        assertThat(shown("0.0,", "35000").scaled()).isTrue();
        assertThat(shown("#,##0.00", "35000").scaled()).isFalse();
        assertThat(shown("0\"万元\"", "35000").scaled()).isFalse();
    }

    @Test
    void datesAreKnownByTheirPlaces() {
        BigDecimal day = new BigDecimal("44910");
        for (String code : new String[] {
            "yyyy-mm-dd", "m\"月\"d\"日\"", "[$-804]yyyy\"年\"m\"月\"d\"日\";@", "h:mm:ss", "[h]:mm", "mm:ss.0"
        }) {
            assertThat(CellFormat.of(200, code).isDate(day)).as(code).isTrue();
        }
        for (String code : new String[] {"0\"日\"", "0\\d", "#,##0", "[Red]0", "General\"days\"", "0.0_d", "0.00E+00"}) {
            assertThat(CellFormat.of(200, code).isDate(day)).as(code).isFalse();
        }
        assertThat(CellFormat.of(31, null).isDate(day))
                .as("the Chinese long date, which has no code in the file")
                .isTrue();
        assertThat(CellFormat.of(57, null).isDate(day)).isTrue();
        assertThat(CellFormat.of(10, null).isDate(day)).isFalse();
    }
}
