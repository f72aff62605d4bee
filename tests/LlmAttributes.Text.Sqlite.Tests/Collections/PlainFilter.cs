using System.Linq.Expressions;

namespace LlmAttributes.Text.Sqlite.Tests.Collections;

/// <summary>Refuses filters that a connector might not translate: whatever is more than comparisons of properties with values, Contains of a list, and, or, not.</summary>
internal sealed class PlainFilter : ExpressionVisitor
{
    private static readonly ExpressionType[] s_operators =
    [
        ExpressionType.AndAlso, ExpressionType.OrElse, ExpressionType.Not, ExpressionType.Equal, ExpressionType.GreaterThanOrEqual, ExpressionType.LessThanOrEqual,
        ExpressionType.MemberAccess, ExpressionType.Constant, ExpressionType.Parameter, ExpressionType.Call, ExpressionType.Lambda,
    ];

    private ParameterExpression? _record;

    public static Func<T, bool> Compile<T>(Expression<Func<T, bool>> filter)
    {
        new PlainFilter { _record = filter.Parameters[0] }.Visit(filter.Body);
        return filter.Compile();
    }

    public override Expression? Visit(Expression? node)
    {
        if (node is not null && !s_operators.Contains(node.NodeType))
            throw new NotSupportedException($"No connector has to know '{node.NodeType}'.");
        return base.Visit(node);
    }

    protected override Expression VisitParameter(ParameterExpression node) => node == _record ? node : throw new NotSupportedException("A filter has one record.");

    protected override Expression VisitMethodCall(MethodCallExpression node) =>
        node.Method.Name == nameof(List<string>.Contains) && node.Method.DeclaringType == typeof(List<string>) ? base.VisitMethodCall(node) : throw new NotSupportedException($"No connector has to know '{node.Method}'.");
}
