using AutoMapper.QueryableExtensions;
using Microsoft.AspNetCore.OData.Query;
using Microsoft.AspNetCore.OData.Routing.Controllers;
using Prism.ODataService.EntitySets.Worklogs;
using Prism.Warehouse;

namespace Prism.Bench;

/// <summary>The library as it comes: <c>EnableQuery</c> over the same projection of the same EF model, pages as long.</summary>
public sealed class WorklogsController(WarehouseContext warehouse, AutoMapper.IConfigurationProvider projections) : ODataController
{
    [EnableQuery(PageSize = FeedBench.PageSize)]
    public IQueryable<Worklog> Get() => warehouse.FactWorklogs.ProjectTo<Worklog>(projections);
}
