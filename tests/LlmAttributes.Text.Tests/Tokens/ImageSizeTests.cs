using CsCheck;

namespace LlmAttributes.Text.Tests.Tokens;

public class ImageSizeTests
{
    public static TheoryData<string, Func<int, int, byte[]>> Formats { get; } = new()
    {
        { "png", Images.Png },
        { "gif", Images.Gif },
        { "jpeg", Images.Jpeg },
        { "webp lossy", Images.WebPLossy },
        { "webp lossless", Images.WebPLossless },
        { "webp extended", Images.WebPExtended },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void Read_HeadOfAFile_TellsItsSize(string format, Func<int, int, byte[]> head)
    {
        Assert.NotEmpty(format);
        Gen.Select(Gen.Int[1, 16_383], Gen.Int[1, 16_383]).Sample((width, height) => ImageSize.Read(head(width, height)) == new ImageSize(width, height));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void Read_CutHead_TellsNothing(string format, Func<int, int, byte[]> head)
    {
        Assert.NotEmpty(format);
        var bytes = head(640, 480);
        for (var length = 0; length < bytes.Length - 1; length++)
            Assert.True(ImageSize.Read(bytes.AsSpan(0, length)) is null or { Width: 640, Height: 480 });
    }

    [Fact]
    public void Read_AnyBytes_NeverThrows() => Gen.Byte.Array[0, 60].Sample(bytes =>
    {
        foreach (var (_, head) in Formats.Select(row => ((string)row[0], (Func<int, int, byte[]>)row[1])))
        {
            var mixed = head(3, 4);
            bytes.AsSpan(0, Math.Min(bytes.Length, mixed.Length - 4)).CopyTo(mixed.AsSpan(4));
            ImageSize.Read(mixed);
            ImageSize.Read([.. head(3, 4).AsSpan(0, 4), .. bytes]);
        }
    });
}
