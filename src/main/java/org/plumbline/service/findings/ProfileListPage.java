package org.plumbline.service.findings;

import java.util.List;
import org.plumbline.service.evaluations.SavedEvaluationPage;
import org.plumbline.service.http.QueryParameters;

/**
 * Groups of identical profiles, the largest first.
 *
 * @param page counted from 0
 * @param filter what was compared
 * @param compared number of self-evaluations compared
 */
record ProfileListPage(
        int page, int size, boolean more, ProfileFilter filter, long compared, List<ProfileGroup> groups) {

    private static final int MAX_PAGE = 1_000;

    static ProfileListPage of(ProfileRepository profiles, QueryParameters query) {
        int page = query.integerOrDefault("page", 0, 0, MAX_PAGE);
        int size = query.integerOrDefault("size", SavedEvaluationPage.SIZE, 1, SavedEvaluationPage.LARGEST);
        ProfileFilter filter = ProfileFilter.of(query);
        List<ProfileGroup> groups = profiles.findGroups(filter, (long) page * size, size + 1, query.locale());
        boolean more = groups.size() > size;
        return new ProfileListPage(
                page,
                size,
                more && page < MAX_PAGE,
                filter,
                profiles.countCompared(filter),
                more ? groups.subList(0, size) : groups);
    }
}
