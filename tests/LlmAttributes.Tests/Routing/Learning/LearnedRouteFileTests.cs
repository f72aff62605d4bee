using CsCheck;

namespace LlmAttributes.Tests.Routing.Learning;

public class LearnedRouteFileTests
{
    private const int HeaderBytes = 24;

    private static readonly LearnedRoute s_route = new RouteTrainer().Train(LearningData.Outcomes(200));
    private static readonly byte[] s_file = LearningData.Save(s_route);

    private static string Fault(byte[] file) => Assert.Throws<InvalidDataException>(() => LearnedRoute.Load(new MemoryStream(file))).Message;

    private static byte[] With(int at, byte value)
    {
        var file = (byte[])s_file.Clone();
        file[at] = value;
        return file;
    }

    [Fact]
    public void Load_Saved_PredictsTheSame()
    {
        var loaded = LearnedRoute.Load(new MemoryStream(s_file));

        Gen.String.Sample(
            prompt =>
            {
                var (a, b) = (new double[2], new double[2]);
                s_route.Predict(prompt, a);
                loaded.Predict(prompt, b);

                Assert.Equal(a, b);
            },
            iter: 200, threads: 1);
        Assert.Equal(s_route.Models, loaded.Models);
        Assert.Equal(s_file, LearningData.Save(loaded));
    }

    [Fact]
    public void Load_WithoutTasks_PredictsTheSame()
    {
        var route = new RouteTrainer().Train(LearningData.Outcomes(100, tasks: false));

        var loaded = LearnedRoute.Load(new MemoryStream(LearningData.Save(route)));

        Assert.Equal(LearningData.Favourite(route, "love and moon"), LearningData.Favourite(loaded, "love and moon"));
    }

    [Fact]
    public void Load_MoreBehind_LeavesIt()
    {
        var stream = new MemoryStream([.. s_file, 1, 2, 3]);

        LearnedRoute.Load(stream);

        Assert.Equal(s_file.Length, stream.Position);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(HeaderBytes - 1)]
    public void Load_CutHeader_IsNamed(int length) => Assert.Contains("does not begin as one", Fault(s_file[..length]), StringComparison.Ordinal);

    [Fact]
    public void Load_OtherFile_IsNamed() => Assert.Contains("does not begin as one", Fault("{ \"a\": 1, \"b\": 2, \"c\": 3, \"d\": 4 }"u8.ToArray()), StringComparison.Ordinal);

    [Fact]
    public void Load_OtherVersion_IsNamed() => Assert.Contains("of version 2, this library reads version 1", Fault(With(8, 2)), StringComparison.Ordinal);

    [Theory]
    [InlineData(0xFF)]
    [InlineData(0x10)]
    public void Load_AbsurdLength_IsNamed(byte value) => Assert.Contains("out of range", Fault(With(15, value)), StringComparison.Ordinal);

    [Fact]
    public void Load_CutOff_SaysWhere() => Assert.Contains($"ends after {s_file.Length - HeaderBytes - 5} of", Fault(s_file[..^5]), StringComparison.Ordinal);

    [Fact]
    public void Load_DamagedAnywhere_IsRefused() => Gen.Select(Gen.Int[0, s_file.Length - 1], Gen.Byte).Sample(
        static (at, value) =>
        {
            if (value != s_file[at])
                Assert.Contains("cannot be read", Fault(With(at, value)), StringComparison.Ordinal);
        },
        iter: 200, threads: 1);

    [Fact]
    public void Load_WellSummedNonsense_IsRefused() => Gen.Byte.Array[0, 300].Sample(
        static payload => Assert.Contains("cannot be read", Fault(Sealed(payload)), StringComparison.Ordinal),
        iter: 500, threads: 1);

    private static byte[] Sealed(byte[] payload) =>
    [
        .. s_file[..12],
        .. BitConverter.GetBytes(payload.Length),
        .. System.Security.Cryptography.SHA256.HashData(payload)[..8],
        .. payload,
    ];
}
