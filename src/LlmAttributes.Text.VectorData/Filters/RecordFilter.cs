using System.Linq.Expressions;

namespace LlmAttributes;

/// <summary>What records are meant, written with nothing but comparisons of properties, so that every connector can translate it.</summary>
internal static class RecordFilter
{
    public static Expression<Func<PassageRecord<TKey>, bool>> OfPartition<TKey>(string partition)
        where TKey : notnull => record => record.Partition == partition;

    public static Expression<Func<PassageRecord<TKey>, bool>> OfFirstPassages<TKey>(string partition)
        where TKey : notnull => record => record.Partition == partition && record.Ordinal == 0;

    public static Expression<Func<PassageRecord<TKey>, bool>> OfDocument<TKey>(string partition, string document)
        where TKey : notnull => record => record.Partition == partition && record.Document == document;

    public static Expression<Func<PassageRecord<TKey>, bool>> OfPassages<TKey>(string partition, string document, int first, int last)
        where TKey : notnull => record => record.Partition == partition && record.Document == document && record.Ordinal >= first && record.Ordinal <= last;

    public static Expression<Func<PassageRecord<TKey>, bool>> OfTag<TKey>(string tag)
        where TKey : notnull => record => record.Tags.Contains(tag);

    public static Expression<Func<PassageRecord<TKey>, bool>> OfNothing<TKey>()
        where TKey : notnull => static record => record.Ordinal == -1;

    public static Expression<Func<T, bool>> And<T>(Expression<Func<T, bool>> a, Expression<Func<T, bool>> b) => Expression.Lambda<Func<T, bool>>(Expression.AndAlso(a.Body, BodyFor(a, b)), a.Parameters);

    public static Expression<Func<T, bool>> Or<T>(Expression<Func<T, bool>> a, Expression<Func<T, bool>> b) => Expression.Lambda<Func<T, bool>>(Expression.OrElse(a.Body, BodyFor(a, b)), a.Parameters);

    public static Expression<Func<T, bool>> Not<T>(Expression<Func<T, bool>> a) => Expression.Lambda<Func<T, bool>>(Expression.Not(a.Body), a.Parameters);

    private static Expression BodyFor<T>(Expression<Func<T, bool>> a, Expression<Func<T, bool>> b) => new Renaming(b.Parameters[0], a.Parameters[0]).Visit(b.Body);

    private sealed class Renaming(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }
}
