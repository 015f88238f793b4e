package org.plumbline.service.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.coyote.ActionCode;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.Request;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * A request's body, wrapped below all readers, including that of a form's files. The container's timeout
 * restarts with each byte; this one limits the total.
 */
final class RequestBodyInput implements InputBuffer {

    /** The request attribute with this object. */
    private static final String NAME = RequestBodyInput.class.getName();

    /** The first part: a caller who has sent so much does not send single bytes, and buffers are hardly larger. */
    private static final long FIRST_PART_BYTES = 4_096;

    private final Request request;
    private final InputBuffer in;
    private final BodyReadTracker bodies;
    private final long length;
    private long received;
    private long waited; // ns
    private boolean underWay;
    private boolean ended;
    private boolean streamed;
    private boolean tooSlow;
    private boolean abandoned;

    RequestBodyInput(Request request, InputBuffer in, BodyReadTracker bodies) {
        this.request = request;
        this.in = in;
        this.bodies = bodies;
        this.length = request.getContentLengthLong();
        request.setAttribute(NAME, this);
    }

    /** @return null if the request has no body */
    static RequestBodyInput of(HttpServletRequest request) {
        return (RequestBodyInput) request.getAttribute(NAME);
    }

    /** Whether its first part has arrived, or may be waited for: not too many bodies are being waited for already. */
    boolean tryAdmit() {
        if (hasArrived()) {
            return true;
        }
        underWay = true;
        if (bodies.tryBegin()) {
            return true;
        }
        for (long end = System.nanoTime() + 50_000_000;
                System.nanoTime() < end; ) { // a body usually arrives within a moment
            try {
                Thread.sleep(2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            if (hasArrived()) {
                return true;
            }
        }
        return false;
    }

    private boolean hasArrived() {
        return length >= 0 && available(Math.min(length, FIRST_PART_BYTES));
    }

    private boolean hasData() {
        return available(1);
    }

    /** Asks the socket, too, and does not wait for it. */
    private boolean available(long bytes) {
        request.action(ActionCode.AVAILABLE, Boolean.TRUE);
        return request.getAvailable() >= bytes;
    }

    /** Removes the time limit. */
    void allowSlowStream() {
        streamed = true;
    }

    /** Called when the rest is not going to be read. */
    void abandon() {
        abandoned = true;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        if (tooSlow) { // the parser of a form's files skips to its end after any failure
            throw new ProblemException(ProblemKind.BODY_TOO_SLOW);
        }
        long begun = System.nanoTime();
        int read = in.doRead(handler);
        waited += System.nanoTime() - begun;
        if (read < 0) {
            markEnded();
            return read;
        }
        ByteBuffer bytes = handler.getByteBuffer();
        received += bytes == null ? read : bytes.remaining();
        if (received == length) {
            markEnded();
        } else if (!streamed && !abandoned && bodies.isTooSlow(received, waited)) {
            tooSlow = true;
            abandoned = true;
            throw new ProblemException(ProblemKind.BODY_TOO_SLOW);
        }
        return read;
    }

    @Override
    public int available() {
        return in.available();
    }

    private void markEnded() {
        ended = true;
        release();
    }

    private void release() {
        if (underWay) {
            underWay = false;
            bodies.end();
        }
    }

    /**
     * After the response: discards what still arrives, since a caller that is cut off while it sends never reads the response.
     *
     * @param most bytes
     */
    void drainRemainder(long most) {
        release();
        boolean waiting = !ended && !abandoned && bodies.tryBeginDraining();
        try {
            ApplicationBufferHandler nowhere = new DiscardingHandler();
            long limit = received + most;
            streamed = false;
            while (!ended && received < limit && (waiting || hasData())) {
                doRead(nowhere);
            }
        } catch (IOException | ProblemException gone) {
            abandoned = true;
        } finally {
            if (waiting) {
                bodies.endDraining();
            }
        }
        if (!ended) {
            request.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private static final class DiscardingHandler implements ApplicationBufferHandler {

        private ByteBuffer bytes;

        @Override
        public void setByteBuffer(ByteBuffer buffer) {
            bytes = buffer;
        }

        @Override
        public ByteBuffer getByteBuffer() {
            return bytes;
        }

        @Override
        public void expand(int size) {
            // it takes buffers as they are
        }
    }
}
