package org.plumbline.cli;

import org.plumbline.core.basics.Bilingual;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Translates errors in options, which picocli words in English only. */
final class UsageErrors {

    private UsageErrors() {}

    static Bilingual translate(ParameterException fault) {
        String english = fault.getMessage();
        if (fault instanceof UnmatchedArgumentException unmatched) {
            return new Bilingual("无法识别：" + String.join(" ", unmatched.getUnmatched()), english);
        }
        if (fault instanceof MissingParameterException missing) {
            StringBuilder names = new StringBuilder("缺少：");
            missing.getMissing().forEach(each -> names.append(each.isOption() ? "选项值 " : "")
                    .append(each.paramLabel())
                    .append(' '));
            return new Bilingual(names.toString().strip(), english);
        }
        if (fault.getArgSpec() != null && fault.getValue() != null) {
            String place = fault.getArgSpec().isOption()
                    ? String.join("/", ((picocli.CommandLine.Model.OptionSpec) fault.getArgSpec()).names())
                    : fault.getArgSpec().paramLabel();
            return new Bilingual(
                    "%s 不能是“%s”，应为 %s"
                            .formatted(
                                    place, fault.getValue(), fault.getArgSpec().paramLabel()),
                    english);
        }
        if (english.startsWith("Missing required subcommand")) {
            return new Bilingual("缺少命令", "A command is missing");
        }
        return new Bilingual("用法有误：" + english, english);
    }
}
