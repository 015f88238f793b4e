package org.plumbline.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;

@ServiceTest
class EndpointsTest {

    @Autowired
    private Endpoints endpoints;

    @Test
    void anEncodedPathHasTheDeclarationOfTheDecodedOne() {
        assertThat(endpoints.find(new MockHttpServletRequest("POST", "/api/v1/%6Aobs")))
                .hasValueSatisfying(found -> assertThat(found.body()).isEqualTo(Endpoint.Body.JOB));
    }

    @Test
    void headHasTheDeclarationOfGet() {
        assertThat(endpoints.find(new MockHttpServletRequest("HEAD", "/api/v1/rule-sets/1/workbook")))
                .isEqualTo(endpoints.find(new MockHttpServletRequest("GET", "/api/v1/rule-sets/1/workbook")));
    }

    @Test
    void anotherPathOrMethodOfTheSameRequestObjectIsLookedUpAgain() {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/rule-sets/1/approval");
        assertThat(endpoints.find(request))
                .hasValueSatisfying(found -> assertThat(found.value()).containsExactly(Role.APPROVER));
        request.setMethod("GET");
        assertThat(endpoints.find(request))
                .hasValueSatisfying(found -> assertThat(found.value()).isEmpty());
        request.setRequestURI("/error");
        assertThat(endpoints.find(request)).isEmpty();
    }
}
