package org.plumbline.core.generation;

import java.util.List;
import org.plumbline.vocabulary.Subject;

/** Names of subjects. No such province exists; any resemblance of smaller places to real ones is accidental. */
final class SubjectGenerator {

    private static final List<String> PROVINCES = List.of("青岭省", "南泽省", "东垣省", "北澜省", "临渊省", "河曜省", "望川省", "石洛省");
    private static final List<String> CITIES =
            List.of("安澜市", "明川市", "和堤市", "永渡市", "宁陂市", "丰泉市", "长屿市", "景塘市", "平溆市", "秀峦市");
    private static final List<String> COUNTIES = List.of(
            "上坪县", "下湾县", "白堰区", "柳滩县", "梅坞区", "竹坝县", "槐里县", "沙堤区", "桑渚县", "枫垭区", "杏塘县", "莲汀区", "芦洲县", "松坞县", "兰埠区",
            "苇淀县");
    private static final List<String> BODIES = List.of(
            "医疗保障局",
            "教育局",
            "农业农村局",
            "水利局",
            "民政局",
            "文化和旅游局",
            "交通运输局",
            "林业和草原局",
            "住房和城乡建设局",
            "卫生健康局",
            "应急管理局",
            "人力资源和社会保障局");
    private static final List<String> PROJECTS = List.of(
            "基层服务能力提升项目",
            "业务工作经费",
            "信息系统运行维护",
            "困难群众救助补助资金",
            "农村饮水安全巩固项目",
            "公益性文化活动经费",
            "薄弱环节改善项目",
            "乡村道路养护工程",
            "基金监管工作经费",
            "档案整理项目",
            "防灾减灾物资储备",
            "职业技能培训补贴");

    private SubjectGenerator() {}

    static Subject createSubject(RandomSource dice, boolean department) {
        String county = dice.chooseAny(COUNTIES);
        String region = dice.chooseAny(PROVINCES) + "/" + dice.chooseAny(CITIES) + "/" + county;
        String body = county + dice.chooseAny(BODIES);
        return department
                ? new Subject(body, "DEPARTMENT", region)
                : new Subject(body + " " + dice.chooseAny(PROJECTS), "PROJECT", region);
    }
}
