using CsCheck;

namespace LlmAttributes.Tests.Resilience;

public class WholeMillisecondsTests
{
    [Fact]
    public void RoundUp_AnyTime_IsTheNextWholeMillisecond() =>
        Gen.Long[0, TimeSpan.TicksPerDay].Sample(ticks =>
        {
            var rounded = WholeMilliseconds.RoundUp(new(ticks));
            Assert.Equal(0, rounded.Ticks % TimeSpan.TicksPerMillisecond);
            Assert.InRange(rounded.Ticks - ticks, 0, TimeSpan.TicksPerMillisecond - 1);
        });

    [Fact]
    public void RoundUp_NoLimit_StaysNone() => Assert.Equal(Timeout.InfiniteTimeSpan, WholeMilliseconds.RoundUp(Timeout.InfiniteTimeSpan));
}
