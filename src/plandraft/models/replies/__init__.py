"""From bytes to an answer: the stream is read, gathered, watched, validated and judged."""
