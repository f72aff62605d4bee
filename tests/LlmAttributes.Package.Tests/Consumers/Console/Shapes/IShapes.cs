using LlmAttributes;

namespace Shop;

/// <summary>A call for each shape that a result can have.</summary>
[LlmClient, Model(Models.Small)]
public partial interface IShapes
{
    [Prompt("parcel")]
    Task<LlmResult<Parcel>> ParcelAsync(CancellationToken cancellationToken = default);

    [Prompt("branch")]
    Task<Branch> BranchAsync(CancellationToken cancellationToken = default);

    [Prompt("box")]
    Task<Box<Guid>> BoxAsync(CancellationToken cancellationToken = default);

    [Prompt("size")]
    ValueTask<Size> SizeAsync(CancellationToken cancellationToken = default);

    [Prompt("channel")]
    Task<Channel> ChannelAsync(CancellationToken cancellationToken = default);

    [Prompt("pair")]
    Task<(string Name, int Count)> PairAsync(CancellationToken cancellationToken = default);

    [Prompt("words")]
    Task<List<string>> WordsAsync(CancellationToken cancellationToken = default);

    [Prompt("map")]
    Task<Dictionary<string, decimal>> MapAsync(CancellationToken cancellationToken = default);

    [Prompt("grade")]
    Task<Grade> GradeAsync(CancellationToken cancellationToken = default);

    [Prompt("day")]
    Task<DateOnly> DayAsync(CancellationToken cancellationToken = default);

    [Prompt("price")]
    Task<decimal> PriceAsync(CancellationToken cancellationToken = default);

    [Prompt("none")]
    Task<Parcel?> NoneAsync(CancellationToken cancellationToken = default);

    [Prompt("broken"), Repair]
    Task<LlmResult<Branch>> RepairedAsync(CancellationToken cancellationToken = default);

    [Prompt("stock"), Tools(typeof(Stock))]
    Task<int> CountAsync(CancellationToken cancellationToken = default);

    [Prompt("order"), Tools(typeof(Stock))]
    Task<string> OrderAsync(CancellationToken cancellationToken = default);

    [Prompt("write {branch:json} {sizes:json} {note:json}")]
    Task<string> WriteAsync(Branch branch, Dictionary<string, Size> sizes, string? note, CancellationToken cancellationToken = default);

    [Prompt("branches")]
    IAsyncEnumerable<Branch> BranchesAsync(CancellationToken cancellationToken = default);

    [Prompt("numbers")]
    LlmStream<int> NumbersAsync(CancellationToken cancellationToken = default);

    [Prompt("branch")]
    IAsyncEnumerable<Partial<Branch>> GrowAsync(CancellationToken cancellationToken = default);

    [Prompt("parcel")]
    LlmStream<Partial<Parcel>> GrowWithFactsAsync(CancellationToken cancellationToken = default);
}
